-- /status WORD sets the player's own status in the CAD; /note TEXT adds a note to the call that the player is attached to.
local PAUSE = 2000 -- ms between two commands of one player
local STATUSES = { unavailable = 0, busy = 1, available = 2, enroute = 3, onscene = 4 }

local lastUse = {}

local function tell(player, text)
  TriggerClientEvent('chat:addMessage', player, { args = { 'CAD', text } })
end

-- The callback of a request: ok, and a table or the reason why not.
local function answer(player, done)
  return function(ok, result)
    tell(player, ok and done or result)
  end
end

-- Restricted: only players with the permission command.NAME get here, see README.
local function command(name, run)
  RegisterCommand(name, function(player, words)
    local now = GetGameTimer()
    if player == 0 or (lastUse[player] and now - lastUse[player] < PAUSE) then
      return
    end
    lastUse[player] = now
    run(player, words)
  end, true)
end

command('status', function(player, words)
  local status = STATUSES[(words[1] or ''):lower()]
  if not status then
    return tell(player, 'Usage: /status unavailable, busy, available, enroute or onscene')
  end
  exports.sonoranpush:setUnitStatus({ playerId = player }, status, answer(player, 'Your status is set.'))
end)

command('note', function(player, words)
  local unit = exports.sonoranpush:getUnitByPlayer(player)
  local call = unit and exports.sonoranpush:getCalls({ open = true, unitId = unit.id, limit = 1, fields = { 'callId' } })[1]
  if not call or #words == 0 then
    return tell(player, call and 'Usage: /note TEXT' or 'You are not on a call.')
  end
  exports.sonoranpush:addCallNote(call.callId, table.concat(words, ' '), answer(player, 'Your note is added.'))
end)

AddEventHandler('playerDropped', function() lastUse[source] = nil end)
