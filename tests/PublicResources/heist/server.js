on('heist:vaultOpened', (bank) => {
  exports.sonorancad.call911('Silent alarm', bank, 'The vault was opened.', '204', null, (res) => {
    console.log('heist: ' + res);
  }, true, false);
});
