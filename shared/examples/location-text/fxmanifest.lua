fx_version 'cerulean'
game 'gta5'

name 'location-text'
version '1.0.0'
description 'Street names as location texts on the live map of Sonoran CAD.'

dependency 'sonoranpush'
client_script 'client.lua'
server_script 'server.lua'
