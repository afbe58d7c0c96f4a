// The unit that the person looks at, on the map and in the table, and the card that tells of it.

import { byId, el, setText } from './dom.js';
import { duration } from './words.js';
import * as units from './units.js';

const CARD_MS = 250;
const STATUSES = ['unavailable', 'busy', 'available', 'en route', 'on scene'];

const listeners = new Set();
let target = null;

export const is = (unit) => unit.target === target;
export const onChange = (listener) => listeners.add(listener);

export function choose(unit) {
  target = unit?.target ?? null;
  listeners.forEach((listener) => listener());
  showCard();
}

export function start() {
  setInterval(showCard, CARD_MS);
}

function showCard() {
  const card = byId('unit-card');
  const unit = target && units.find(target);
  card.hidden = !unit;
  if (!unit) {
    return;
  }
  const rows = facts(unit);
  if (card.childElementCount === 0) {
    card.append(
      el('h3', {}),
      el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', click: () => choose(null) }, '×'),
      el('dl', {}, rows.flatMap(([name]) => [el('dt', {}, name), el('dd', {})])));
  }
  setText(card.querySelector('h3'), unit.name);
  card.querySelectorAll('dd').forEach((cell, index) => setText(cell, rows[index][1]));
}

function facts(unit) {
  const person = unit.person;
  return [
    ['Location', unit.location],
    ['Place', `${unit.x.toFixed(1)}, ${unit.y.toFixed(1)}, ${unit.z.toFixed(1)}`],
    ['Heading', `${Math.round(unit.heading)}°`],
    ['Vehicle', unit.vehicleName + (unit.lights ? ', lights on' : '')],
    ['Status', person ? `${STATUSES[person.status] ?? person.status}${person.isPanic ? ', PANIC' : ''}` : 'no unit of the CAD'],
    ['Department', person?.department ?? '-'],
    ['Updates', `${unit.count}, every ${unit.interval ? duration(unit.interval) : '-'}`],
    ['Age', duration(units.ageOf(unit, performance.now()))],
    ['Target', unit.target],
  ];
}
