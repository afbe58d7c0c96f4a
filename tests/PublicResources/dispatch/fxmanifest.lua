fx_version 'cerulean'
game 'gta5'

name 'dispatch'
description 'Creates dispatch calls with units, written as public ones are, for tests.'
server_only 'yes'

server_script 'server.lua'
