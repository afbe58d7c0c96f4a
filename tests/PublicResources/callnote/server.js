on('callnote:plate', (callId, plate) => {
  const data = { callId, note: 'Plate: ' + plate, serverId: GetConvar('sonoran_serverId', 1) };
  exports.sonorancad.performApiRequest([data], 'ADD_CALL_NOTE', () => console.log('callnote: added'));
  exports.sonorancad.setCallPostal(callId, 304);
});
