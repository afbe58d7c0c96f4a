// The wire log: what went over the websockets, without keys.

import { byId, el, setText } from './dom.js';
import { bytes, time } from './words.js';
import { labelOf } from './records.js';
import { virtualList } from './virtual.js';
import * as stream from './stream.js';

const ROW = 24;
const KEPT = 3000;
const REFRESH_MS = 200;
const ARROWS = { In: '→ in', Out: '← out', Cad: '• cad' };
const PING = '{"type":6}';

let entries = [];
let missed = 0;
let fresh = 0;
let shown = [];
let list = null;
let isPaused = false;
let isDirty = false;
const filter = { text: '', pings: false, In: true, Out: true, Cad: true };
const parts = {};

export function start() {
  parts.search = el('input', { type: 'search', id: 'log-filter', placeholder: 'Filter, such as PANIC or #3', 'aria-label': 'Filter the log', input: () => change('text', parts.search.value.toLowerCase()) });
  parts.pause = el('button', { type: 'button', id: 'log-pause', 'aria-pressed': 'false', click: togglePause }, 'Pause');
  parts.count = byId('log-count');
  parts.box = el('div', { class: 'lines', tabindex: '0', role: 'log', 'aria-live': 'off', 'aria-label': 'Lines' });
  parts.whole = el('pre', { class: 'whole', tabindex: '0', 'aria-label': 'The chosen line', hidden: true });
  byId('log').querySelector('.head').append(el('div', { class: 'tools' },
    parts.search, ...['In', 'Out', 'Cad'].map((name) => check(name, { In: 'in', Out: 'out', Cad: 'LocalCad' }[name])), check('pings', 'pings'),
    parts.pause, el('button', { type: 'button', click: clear }, 'Clear')));
  byId('log').append(el('div', { class: 'log' }, parts.box, parts.whole));
  list = virtualList(parts.box, ROW, createRow, fillRow);
  stream.on('log', take);
  stream.on('missed', (count) => (missed += count));
  setInterval(() => isDirty && (isPaused ? tell() : refresh()), REFRESH_MS);
}

export function togglePause() {
  isPaused = !isPaused;
  parts.pause.setAttribute('aria-pressed', String(isPaused));
  refresh();
}

export const focusFilter = () => parts.search.focus();

/** Shows the lines of one connection only. */
export function showConnection(number) {
  parts.search.value = `#${number}`;
  change('text', parts.search.value);
}

function take(lines) {
  // After a loss LocalCad tells again what it has kept. A LocalCad that was started anew counts anew.
  const last = entries.at(-1)?.number ?? 0;
  const isAnew = lines.at(-1).number < last;
  const news = lines.filter((line) => isAnew || line.number > last);
  entries = entries.concat(news.map((line) => ({ ...line, lower: `${line.text} #${line.connection ?? ''}`.toLowerCase() })));
  if (entries.length > KEPT) {
    entries = entries.slice(-KEPT);
  }
  fresh += news.length;
  isDirty = true;
}

function tell() {
  const rest = missed ? `, ${missed} left out` : '';
  setText(parts.count, isPaused ? `paused, ${fresh} new lines` : `${shown.length} of ${entries.length} lines${rest}`);
}

function refresh() {
  isDirty = false;
  const follows = list.isAtEnd();
  shown = entries.filter(isShown);
  list.show(shown.length);
  if (follows && !isPaused) {
    list.goToEnd();
  }
  fresh = 0;
  tell();
}

const isShown = (line) => filter[line.direction] && (filter.pings || line.text !== PING) && (!filter.text || line.lower.includes(filter.text));

function change(name, value) {
  filter[name] = value;
  refresh();
}

function clear() {
  [entries, missed] = [[], 0];
  refresh();
}

function check(name, label) {
  const box = el('input', { type: 'checkbox', checked: filter[name], change: () => change(name, box.checked) });
  return el('label', { class: 'check' }, box, label);
}

function createRow() {
  const row = el('button', { type: 'button', class: 'line', tabindex: '-1', click: () => showWhole(row.line) },
    el('time', {}), el('span', { class: 'way' }), el('span', { class: 'who' }), el('span', { class: 'label' }), el('span', { class: 'text' }));
  return row;
}

function fillRow(row, index) {
  const line = shown[index];
  if (row.line === line) {
    return;
  }
  row.line = line;
  row.dataset.way = line.direction;
  const texts = [time(line.at), ARROWS[line.direction], line.connection ? `#${line.connection}` : '', labelOf(line), line.text];
  texts.forEach((text, at) => setText(row.children[at], text));
}

function showWhole(line) {
  parts.whole.hidden = false;
  let text = line.text;
  try {
    text = JSON.stringify(JSON.parse(line.text), null, 2);
  } catch {
    // Cut off, or no JSON: as it is.
  }
  setText(parts.whole, `${time(line.at)}  ${ARROWS[line.direction]}  ${bytes(line.bytes)}\n${text}`);
}
