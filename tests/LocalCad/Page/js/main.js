// Puts the page together.

import { byId, tabs } from './dom.js';
import * as bad from './bad.js';
import * as choice from './choice.js';
import * as compose from './compose.js';
import * as faults from './faults.js';
import * as keys from './keys.js';
import * as load from './load.js';
import * as log from './log.js';
import * as map from './map.js';
import * as recipe from './recipe.js';
import * as sessions from './sessions.js';
import * as shift from './shift.js';
import * as stream from './stream.js';
import * as table from './table.js';
import * as target from './target.js';

const [pushTabs, unitTabs] = document.querySelectorAll('[role=tablist]');
const showUnits = tabs(unitTabs, (panel) => panel === 'table-view' && byId(panel).hasChildNodes() && table.refresh());
tabs(pushTabs);

target.start();
map.start();
table.start((unit) => {
  showUnits('map-view');
  map.show(unit);
});
choice.start();
log.start();
sessions.start();
recipe.start();
shift.start();
load.start();
keys.start(showUnits);
const state = stream.first('state');
stream.start();
await Promise.all([state, compose.start(), faults.start(), bad.start()]);
document.documentElement.dataset.ready = 'true';
