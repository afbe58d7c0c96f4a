fx_version 'cerulean'
game 'gta5'

name 'ambulance'
description 'An ambulance job that calls 911, written as public ones are, for tests.'
server_only 'yes'

server_script 'server.lua'
