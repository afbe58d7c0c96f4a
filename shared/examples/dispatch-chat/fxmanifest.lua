fx_version 'cerulean'
game 'gta5'

name 'dispatch-chat'
version '1.0.0'
description 'Tells units on duty of calls and panics in the chat; /duty lists who is on duty.'

dependency 'sonoranpush'
server_only 'yes'
server_script 'server.lua'
