fx_version 'cerulean'
game 'gta5'

name 'luapanel'
description 'A panel that shows the check, for tests.'
server_only 'yes'

server_script 'panel.lua'
