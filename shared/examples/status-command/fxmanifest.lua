fx_version 'cerulean'
game 'gta5'

name 'status-command'
version '1.0.0'
description 'Set your own status in Sonoran CAD and add notes to your call from the chat.'

dependency 'sonoranpush'
server_script 'server.lua'
