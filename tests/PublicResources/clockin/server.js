const clockedIn = {};

const waiting = setInterval(() => {
  if (GetResourceState('sonorancad') !== 'started') {
    return;
  }
  clearInterval(waiting);
  console.log('clockin: the CAD is there');
  on('SonoranCAD::pushevents:UnitLogin', (unit) => {
    clockedIn[unit.accId] = true;
    console.log('clockin: in ' + unit.accId);
  });
}, 50);
