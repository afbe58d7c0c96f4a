fx_version 'cerulean'
game 'gta5'

name 'clockin'
description 'Clocks units in when the CAD is there, written as public ones are, for tests.'
server_only 'yes'

dependencies { 'sonorancad' }
server_script 'server.lua'
