fx_version 'cerulean'
game 'gta5'

name 'unit-hud'
version '1.0.0'
description 'Shows players on duty their own unit: number, status, panic.'

dependency 'sonoranpush'
server_script 'bin/UnitHud.net.dll'
client_script 'client.lua'
