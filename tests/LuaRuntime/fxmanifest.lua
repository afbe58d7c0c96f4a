fx_version 'cerulean'
game 'gta5'

name 'luaruntime'
description 'Runs the Lua resource in the folder resource/, for tests.'
server_only 'yes'

server_script '*.net.dll'
