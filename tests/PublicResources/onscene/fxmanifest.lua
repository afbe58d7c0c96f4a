fx_version 'cerulean'
game 'gta5'

name 'onscene'
description 'Sets a unit on scene by its API id, written as public ones are, for tests.'
server_only 'yes'

server_script 'server.lua'
