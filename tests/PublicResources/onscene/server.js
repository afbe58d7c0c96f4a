exports.sonorancad.registerApiType('UNIT_STATUS', 'emergency');

on('onscene:arrived', (player) => {
  const identifier = GetPlayerIdentifierByType(String(player), 'license').replace('license:', '');
  exports.sonorancad.performApiRequest([{ apiId: identifier, status: 4, serverId: 1 }], 'UNIT_STATUS', (res, success) => {
    console.log(`onscene: ${success}`);
  });
});
