-- Takes a game client's word for the street it is in, and for nothing else. A player with cheats can send what he likes, as
-- often as he likes: so who it is comes from the server, and text, length and pace are checked. Positions are never taken from here.
local MAX_LENGTH = 100   -- bytes; two street names are shorter
local MIN_PAUSE = 2000   -- ms between two texts of one player that are shown
local TRIES = 15         -- of one text, MIN_PAUSE apart, while sonoranpush rejects it

-- By player: the newest text, the one that sonoranpush has taken, the tries that are left, and whether a pause is running.
local texts, shown, tries, pausing = {}, {}, {}, {}

-- False while sonoranpush is stopped or does not know the player yet: it finds out who is there only some time after its start.
local function show(player, text)
  local called, taken = pcall(function() return exports.sonoranpush:setPlayerLocation(player, text) end)
  return called and taken
end

-- A text that comes too soon, or is not taken, waits for the end of the pause: then the newest is shown.
local function offer(player)
  local text = texts[player]
  if pausing[player] or text == shown[player] or tries[player] == 0 then
    return
  end
  pausing[player] = true
  tries[player] = tries[player] - 1
  if show(player, text) then
    shown[player] = text
  end
  SetTimeout(MIN_PAUSE, function()
    pausing[player] = nil
    offer(player)
  end)
end

-- An event of our own, made for game clients; those of sonoranpush itself are never registered like this.
RegisterNetEvent('location-text:street', function(text)
  local player = source -- the server says who sent it; further arguments would be ignored
  if type(player) ~= 'number' or player <= 0 or type(text) ~= 'string' or #text > MAX_LENGTH or text == texts[player] then
    return
  end
  texts[player], tries[player] = text, TRIES
  offer(player)
end)

AddEventHandler('playerDropped', function()
  texts[source], shown[source], tries[source] = nil, nil, nil
end)

-- A sonoranpush that was restarted has forgotten all texts; one that only lost its connection has not.
AddEventHandler('sonoranpush:connected', function(session)
  if session.reconnected then
    return
  end
  shown = {}
  for player in pairs(texts) do
    tries[player] = TRIES
    offer(player)
  end
end)
