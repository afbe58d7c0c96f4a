on('ambulance:server:call', (caller, location, postal) => {
  exports.sonorancad.performApiRequest({
    serverId: GetConvar('sonoran_serverId', 1),
    isEmergency: true,
    caller: caller,
    location: location,
    description: 'Unconscious person',
    metaData: {
      useCallLocation: true,
      postal: postal
    }
  }, 'CALL_911', (result, ok) => {
    console.log(`ambulance: ${ok} ${typeof result === 'object' ? result.callId : result}`);
  });
});
