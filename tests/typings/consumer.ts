// A resource as an author writes it against the typings. It is compiled, never run.

on('sonoranpush:pushEvent', (type, data, meta) => {
  const line: string = `${type} #${meta.sequence} of server ${meta.serverId}: ${Object.keys(data).length} fields`;
  if (meta.transport !== 'test') {
    console.log(line);
  }
});

on('sonoranpush:pushEvent:EVENT_UNIT_PANIC', (data, meta) => {
  const ids: SonoranPush.Ids = data.identIds ?? data.identId ?? [];
  const first: SonoranPush.Id | undefined = Array.isArray(ids) ? ids[0] : ids;
  console.log(`${first} pressed at ${new Date(meta.receivedAt).toISOString()}: ${data.isPanic !== false}`);
});

AddEventHandler('sonoranpush:pushEvent:EVENT_DISPATCH_NEW', (data) => {
  const notes = data.dispatch.notes;
  const texts: (string | null | undefined)[] = typeof notes === 'string' ? [notes] : (notes ?? []).map((note) => note.content);
  console.log(data.dispatch.title ?? 'no title', texts.length);
});

on('sonoranpush:connected', (session) => console.log(session.reconnected ? `gap of ${session.gapMs} ms` : 'first login'));
on('sonoranpush:snapshot', (snapshot) => console.log(snapshot.serverId, snapshot.units + snapshot.calls + snapshot.emergencyCalls));
on('sonoranpush:disconnected', (session) => console.log(session.reason === 'stopped' ? 'stopped' : `back in ${session.retryInMs} ms`));
on('sonoranpush:eventsDropped', (dropped) => console.log(dropped.count.toFixed(0)));

// Other resources' events stay what they were.
on('playerJoining', (oldId: string) => console.log(oldId));

const cad = exports.sonoranpush;
const busy: string[] = cad.getUnits({ status: [3, 4], hasPlayer: true, limit: 20 }).map((unit) => unit.data.unitNum ?? String(unit.id));
const unit: SonoranPush.KnownUnit | null = cad.getUnit(101) ?? cad.getUnitByPlayer('7');
const open: number = cad.getCalls({ open: true }).length + cad.getEmergencyCalls().length;

// With fields an answer holds those alone; named in a text it may hold any of them.
const onDuty: { id: number; playerId?: string | null }[] = cad.getUnits({ hasPlayer: true, fields: ['id', 'playerId'] });
const titles: (string | null | undefined)[] = cad.getCalls({ open: true, fields: ['title', 'serverId'] }).map((call) => call.title);
const callers: (string | null | undefined)[] = cad.getEmergencyCalls({ fields: ['caller'] }).map((call) => call.caller);
const names: string[] = ['id'];
const some: number | undefined = cad.getUnits({ fields: names })[0]?.serverId;
const filter: SonoranPush.CallFilter | null = open > 0 ? { limit: 1 } : null;
const first: SonoranPush.Id | undefined = cad.getCalls(filter)[0]?.callId;
console.log(onDuty.length, titles.length, callers.length, some, first);

const state: SonoranPush.SessionState | undefined = cad.getStatus(1).sessions[0]?.state;
if (cad.isConnected() && unit) {
  cad.sendUnitLocation({ identId: unit.id, location: 'Alta Street', coordinates: { x: 1, y: 2 } }, (taken, reason) => {
    if (!taken) {
      console.log(reason ?? '');
    }
  });
}

const taken: number = cad.sendUnitLocations({ a: { communityUserId: 'b7f3a1', location: 'Alta Street' } });
cad.sendUnitLocation({ roblox: 1, location: 'Alta Street', coordinates: GetEntityCoords(1) });
cad.setPlayerLocation(7, 'Alta Street');
cad.clearPlayerLocation('7');
emit('sonoranpush:unitLocation', { apiId: 'x', location: 'Alta Street', vehicle: { lights: true } });
console.log(busy.length + open + taken, state ?? 'none');

cad.setUnitStatus(7, 3, (ok, result) => console.log(ok ? `${result.updated ?? 0} units` : result.toUpperCase()));
cad.setUnitPanic([{ playerId: '7' }, { unitId: 101 }, { communityUserId: 'b7f3a1' }], true);
cad.create911Call({ caller: 'Jane', location: 'Alta Street', metaData: { x: 1.5, postal: '204' } }, (ok, result) => {
  if (ok && result.callId !== undefined) {
    cad.remove911Call(result.callId);
  }
});
const queued: boolean = cad.createDispatchCall({ title: 'Robbery', units: [7], notes: ['Two masked men.', { content: 'Armed.' }] });
cad.addCallNote('24-1', { note: 'Backup', label: 'Alarm' });
cad.attachUnits(5001, 7);
cad.detachUnits([7]);
cad.closeCalls([5001, '24-1']);
console.log(queued);

const config: SonoranPush.Config = { events: { compatibility: 'auto' }, unitLocation: { policeModels: ['police', 42] } };
console.log(Object.keys(config).length);
