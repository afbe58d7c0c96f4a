fx_version 'cerulean'
game 'gta5'

name 'luaconsumer'
description 'A resource written against the official contract, for tests.'
server_only 'yes'

server_script 'consumer.lua'
