fx_version 'cerulean'
game 'gta5'

name 'duty-blips'
version '1.0.0'
description 'Shows players on duty the other units of their department on the map.'

dependency 'sonoranpush'
server_script 'server.lua'
client_script 'client.lua'
