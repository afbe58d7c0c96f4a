// The same units as on the map, as a table.

import { byId, el, setText } from './dom.js';
import { duration } from './words.js';
import { virtualList } from './virtual.js';
import * as choice from './choice.js';
import * as units from './units.js';

const ROW = 32;
const REFRESH_MS = 500;

// What is asked for most comes first: the rest may have to be scrolled to.
const COLUMNS = [
  { name: 'Unit', value: (unit) => unit.name },
  { name: 'Location', value: (unit) => unit.location },
  { name: 'Vehicle', value: (unit) => unit.vehicleName },
  { name: 'Lights', value: (unit) => (unit.lights ? 'on' : '') },
  { name: 'Age', value: (unit, now) => units.ageOf(unit, now), text: (unit, now) => duration(units.ageOf(unit, now)), isNumber: true },
  { name: 'Every', value: (unit) => unit.interval, text: (unit) => (unit.interval ? duration(unit.interval) : '-'), isNumber: true },
  { name: 'Heading', value: (unit) => unit.heading, text: (unit) => `${Math.round(unit.heading)}°`, isNumber: true },
  { name: 'x', value: (unit) => unit.x, text: (unit) => unit.x.toFixed(1), isNumber: true },
  { name: 'y', value: (unit) => unit.y, text: (unit) => unit.y.toFixed(1), isNumber: true },
  { name: 'Updates', value: (unit) => unit.count, isNumber: true },
];

const compare = new Intl.Collator(undefined, { numeric: true }).compare;
let order = { column: COLUMNS[0], direction: 1 };
let shown = [];
let list = null;
let filter = '';

export function start(showOnMap) {
  const head = el('div', { role: 'row', class: 'row titles' }, COLUMNS.map(headCell));
  const body = el('div', { class: 'rows', role: 'rowgroup', tabindex: '0', 'aria-label': 'Units' });
  const search = el('input', {
    type: 'search', placeholder: 'Filter: name, place', 'aria-label': 'Filter units', input: () => {
      filter = search.value.toLowerCase();
      refresh();
    },
  });
  byId('table-view').append(
    el('div', { class: 'tools' }, search),
    el('div', { class: 'table', role: 'table', 'aria-label': 'Units' }, el('div', { role: 'rowgroup' }, head), body));
  list = virtualList(body, ROW, () => createRow(showOnMap), fillRow);
  setInterval(() => !byId('table-view').hidden && refresh(), REFRESH_MS);
}

export function refresh() {
  const now = performance.now();
  const matches = (unit) => `${unit.name} ${unit.location} ${unit.target} ${unit.vehicleName}`.toLowerCase().includes(filter);
  shown = [...units.all().values()].filter((unit) => !filter || matches(unit));
  const { column, direction } = order;
  const of = (unit) => column.value(unit, now);
  shown.sort((a, b) => direction * (column.isNumber ? of(a) - of(b) : compare(of(a), of(b))));
  list.show(shown.length);
}

function headCell(column) {
  const cell = el('div', { role: 'columnheader', class: column.isNumber ? 'number' : null, 'aria-sort': column === order.column ? 'ascending' : 'none' },
    el('button', { type: 'button', class: 'quiet', click: () => sortBy(column, cell) }, column.name));
  return cell;
}

function sortBy(column, cell) {
  order = { column, direction: column === order.column ? -order.direction : 1 };
  for (const other of cell.parentElement.children) {
    other.setAttribute('aria-sort', other !== cell ? 'none' : order.direction > 0 ? 'ascending' : 'descending');
  }
  refresh();
}

function createRow(showOnMap) {
  const row = el('div', { role: 'row', class: 'row' }, COLUMNS.map((column) =>
    el('div', { role: 'cell', class: column.isNumber ? 'number' : null })));
  const open = el('button', {
    type: 'button', class: 'link', click: () => {
      choice.choose(row.unit);
      showOnMap(row.unit);
    },
  });
  row.firstElementChild.append(open);
  return row;
}

function fillRow(row, index) {
  const unit = shown[index];
  const now = performance.now();
  row.unit = unit;
  row.classList.toggle('stale', units.isStale(unit, now));
  row.classList.toggle('panic', unit.person?.isPanic === true);
  COLUMNS.forEach((column, at) => {
    const cell = row.children[at];
    setText(at === 0 ? cell.firstElementChild : cell, (column.text ?? ((one) => String(column.value(one, now))))(unit, now));
  });
}
