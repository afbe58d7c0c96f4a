-- Shows the check as a panel would: row by row, and the counts below.
AddEventHandler('luapanel:check', function()
  local started = exports.sonoranpush:runCheck(function(ok, report)
    if not ok then
      print('no check: ' .. report)
      return
    end
    for _, row in ipairs(report.rows) do
      print(('row: %s %s %s%s'):format(row.check, row.result, row.finding, row.advice ~= '' and ' -> ' .. row.advice or ''))
    end
    print(('check: ok %d, warning %d, failed %d, skipped %d, version %s, under 30 s: %s'):format(
      report.ok, report.warning, report.failed, report.skipped, report.version, tostring(report.durationMs < 30000)))
  end)
  print('started: ' .. tostring(started))
end)
