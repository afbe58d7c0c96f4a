fx_version 'cerulean'
game 'gta5'

name 'heist'
description 'A heist with a silent alarm, written as public ones are, for tests.'
server_only 'yes'

dependency 'sonorancad'
server_script 'server.lua'
