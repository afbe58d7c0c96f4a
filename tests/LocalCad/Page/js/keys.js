// Keys for the whole page, and the dialog that tells of them.

import { byId, el } from './dom.js';
import { send } from './compose.js';
import { focusFilter, togglePause } from './log.js';

const STORE = 'localcad-single-keys';

const KEYS = [
  ['Ctrl Enter', 'push what is composed'],
  ['1 to 5', 'go to push, units, sessions, faults, wire log'],
  ['m, t', 'map, table'],
  ['p', 'pause the wire log'],
  ['/', 'filter the wire log'],
  ['?', 'these keys'],
  ['arrows, +, -, 0, 9', 'on the map: move, zoom, all units, whole world'],
  ['arrows, Home, End', 'in the wire log: choose a line, which holds the log still'],
  ['Enter', 'in the wire log: show the whole message of the line'],
  ['Esc', 'close the message; let go of the chosen line or unit'],
];

export function start(showUnits) {
  const single = el('input', { type: 'checkbox', checked: localStorage.getItem(STORE) !== 'off', change: () => localStorage.setItem(STORE, single.checked ? 'on' : 'off') });
  const dialog = byId('keys');
  dialog.append(
    el('h2', { id: 'keys-title' }, 'Keys'),
    el('dl', { class: 'keys' }, KEYS.flatMap(([key, says]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, says)])),
    el('label', { class: 'check' }, single, 'keys without Ctrl, while no field has the focus'),
    el('p', { class: 'actions' }, el('button', { type: 'button', class: 'primary', click: () => dialog.close() }, 'Close')));
  const open = () => dialog.showModal();
  byId('help').addEventListener('click', open);

  const actions = {
    1: () => byId('push').focus(),
    2: () => byId('units').focus(),
    3: () => byId('sessions').focus(),
    4: () => byId('faults').focus(),
    5: () => byId('log').focus(),
    m: () => showUnits('map-view'),
    t: () => showUnits('table-view'),
    p: togglePause,
    '/': focusFilter,
    '?': open,
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (single.checked && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && !dialog.open && Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    }
  });
}

const isTyping = (element) => element.matches('input:not([type=checkbox], [type=radio]), textarea, select');
