fx_version 'cerulean'
game 'gta5'

name 'consumer'
description 'Listens to SonoranPush and counts what it hears: an example, and a witness for tests'
version '0.1.0'

server_script '*.net.dll'
