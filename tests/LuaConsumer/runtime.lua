-- The little of FXServer's Lua runtime that the consumer needs, on top of host_on, host_raise and host_export.
local handlers = {}

function AddEventHandler(name, handler)
  if not handlers[name] then
    handlers[name] = {}
    host_on(name)
  end
  table.insert(handlers[name], handler)
end

function TriggerEvent(name, ...)
  host_raise(name, table.pack(...))
end

exports = setmetatable({}, {
  __index = function(_, resource)
    return setmetatable({}, {
      __index = function(_, export)
        -- Called with a colon: the first argument is the table itself.
        return function(_, ...)
          return host_export(resource, export, table.pack(...))
        end
      end,
    })
  end,
})

function host_dispatch(name, ...)
  for _, handler in ipairs(handlers[name] or {}) do
    handler(...)
  end
end
