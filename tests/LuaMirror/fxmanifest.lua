fx_version 'cerulean'
game 'gta5'

name 'luamirror'
description 'Holds what change events say and compares it with the exports, for tests.'
server_only 'yes'

server_script 'mirror.lua'
