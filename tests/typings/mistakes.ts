// Each line that ends in "refused" is a mistake that the typings must find; no other line is one.

on('sonoranpush:pushEvent:EVENT_UNIT_PANIC', (data, meta) => {
  data.identsIds; // refused
  data.identIds.length; // refused
  meta.transport === 'carrier pigeon'; // refused
  const serverId: string = meta.serverId; // refused
  return serverId;
});

on('sonoranpush:connected', (session) => session.gap); // refused
on('sonoranpush:disconnected', (session) => session.reason === 'bored'); // refused
on('sonoranpush:snapshot', (snapshot) => snapshot.records); // refused

exports.sonoranpush.getUnit(101).id; // refused
exports.sonoranpush.getUnits({ stauts: 3 }); // refused
exports.sonoranpush.getUnits({ isPanic: 'yes' }); // refused
exports.sonoranpush.getUnits({ fields: ['id'] })[0].data; // refused
exports.sonoranpush.getCalls({ open: true, fields: ['title'] })[0].notes; // refused
exports.sonoranpush.getEmergencyCalls({ fields: ['caller'] })[0].metaData; // refused
const names: string[] = ['id'];
exports.sonoranpush.getUnits({ fields: names })[0].data.apiIds; // refused
exports.sonoranpush.getUnit(); // refused
exports.sonoranpush.getUnt(101); // refused
exports.sonoranpush.sendUnitLocation({ identId: 1 }); // refused
exports.sonoranpush.sendUnitLocation({ identId: 1, location: 'x', coordinates: { x: '1', y: 2 } }); // refused
exports.sonoranpush.sendUnitLocation({ identId: 1, location: 'x', coordinates: ['1', '2'] }); // refused

exports.sonoranpush.setUnitStatus(7); // refused
exports.sonoranpush.setUnitStatus({ player: 7 }, 3); // refused
exports.sonoranpush.setUnitPanic(7, 'yes'); // refused
exports.sonoranpush.create911Call({ caller: 'Jane' }); // refused
exports.sonoranpush.createDispatchCall({ titel: 'Robbery' }); // refused
exports.sonoranpush.addCallNote(5001, 5, (ok, result) => result); // refused
exports.sonoranpush.closeCalls(5001, (ok, result) => result.callId); // refused

const config: SonoranPush.Config = { events: { compatibility: 'sometimes' } }; // refused
const call: SonoranPush.Call = { title: 'a call without its id' }; // refused
const event: SonoranPush.PushEventMap['EVENT_TONE'] = { url: 'x', playTonesTo: [{ label: 'nobody' }] }; // refused
exports.sonoranpush.isConnected(1);
