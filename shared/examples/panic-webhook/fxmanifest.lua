fx_version 'cerulean'
game 'gta5'

name 'panic-webhook'
version '1.0.0'
description 'Posts panics to a webhook, in the form that Discord takes.'

dependency 'sonoranpush'
server_only 'yes'
node_version '22'
server_script 'server.js'
