-- Takes a game client's word for the street it is in, and for nothing else. Whoever has cheats installed can send what he likes, as
-- often as he likes: so who it is comes from the server, and text, length and pace are checked. Positions are never taken from here.
local MAX_LENGTH = 100   -- bytes; two street names are shorter
local MIN_PAUSE = 2000   -- ms between two texts of one player

local texts, takenAt = {}, {}

local function show(player)
  -- It answers false while sonoranpush does not know the player yet; the text is kept and shown later.
  if GetResourceState('sonoranpush') == 'started' then
    pcall(function() exports.sonoranpush:setPlayerLocation(player, texts[player]) end)
  end
end

-- An event of our own, made for game clients; those of sonoranpush itself are never registered like this.
RegisterNetEvent('location-text:street', function(text)
  local player = source -- the server says who sent it; further arguments would be ignored
  if type(player) ~= 'number' or player <= 0 or type(text) ~= 'string' or #text > MAX_LENGTH then
    return
  end
  local now = GetGameTimer()
  if text == texts[player] or (takenAt[player] and now - takenAt[player] < MIN_PAUSE) then
    return
  end
  texts[player], takenAt[player] = text, now
  show(player)
end)

AddEventHandler('playerDropped', function()
  texts[source], takenAt[source] = nil, nil
end)

-- A sonoranpush that was restarted has forgotten all texts.
AddEventHandler('sonoranpush:connected', function()
  for player in pairs(texts) do
    show(player)
  end
end)
