fx_version 'cerulean'
game 'gta5'

name 'callnote'
description 'Adds notes to calls, written as public ones are, for tests.'
server_only 'yes'

server_script 'server.lua'
