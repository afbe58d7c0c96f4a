on('dispatch:derailment', (postal, street, unit) => {
  exports.sonorancad.performApiRequest([{
    serverId: GetConvar('sonoran_serverId', 1),
    origin: 1,
    status: 1,
    priority: 1,
    block: 300,
    address: street,
    postal: postal,
    code: '964 - TRAIN DERAILMENT',
    title: 'Train Derailment',
    description: 'A train has derailed.',
    notes: [],
    units: [unit],
    trackPrimary: false,
    metaData: {},
  }], 'NEW_DISPATCH', (result, ok) => {
    console.log(`dispatch: ${ok} ${typeof result === 'object' ? result.callId : result}`);
  });
});

on('dispatch:attach', (callId, unit) => {
  const data = { callId, units: [unit], serverId: 1 };
  exports.sonorancad.performApiRequest([data], 'DETACH_UNIT', (res, ok) => {
    exports.sonorancad.performApiRequest([data], 'ATTACH_UNIT', (_, attached) => {
      console.log(`dispatch: detached ${ok}, attached ${attached}`);
    });
  });
});
