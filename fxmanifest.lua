fx_version 'cerulean'
game 'gta5'

name 'sonoranpush'
author 'SonoranPush contributors'
version '0.1.0'
license 'MIT'
description 'Sonoran CAD push events as server events, and unit locations to the live map, over one websocket.'

-- Nothing of this resource is for game clients: no client scripts, no files.
server_only 'yes'
lua54 'yes'

-- Resources that depend on it start in a folder of another name, too (configuration.md, "Events over HTTP").
provide 'sonoranpush'

-- Resources written for the official one find this one: by GetResourceState and as their dependency. The official resource has
-- precedence while it is started.
provide 'sonorancad'

-- ScheduleResourceTick and the convar change listener. Push events need no OneSync; only player tracking does.
dependencies {
  '/server:7290',
}

-- Here in a built folder, below dist/ in a checkout that was dropped into resources/ whole. One of the two places matches.
server_scripts {
  '*.net.dll',
  'players.lua',
  'dist/sonoranpush/*.net.dll',
  'dist/sonoranpush/players.lua',
}

convar_category 'SonoranPush' {
  'Sonoran CAD credentials and connection',
  {
    { 'Community ID', 'sonoranpush_communityId', 'CV_STRING', '' },
    { 'API key (use set, never setr or sets)', 'sonoranpush_apiKey', 'CV_PASSWORD', '' },
    { 'Server ID (several: separate with commas)', 'sonoranpush_serverId', 'CV_STRING', '' },
    { 'Mode', 'sonoranpush_mode', 'CV_MULTI', { 'production', 'development' } },
    { 'Log level', 'sonoranpush_logLevel', 'CV_MULTI', { 'info', 'error', 'warn', 'debug' } },
  },
}
