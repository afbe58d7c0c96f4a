// The wire log: what went over the websockets, without keys.

import { byId, el, setText } from './dom.js';
import { time } from './words.js';
import { wholeLine } from './log-whole.js';
import { labelOf } from './records.js';
import { virtualList } from './virtual.js';
import * as stream from './stream.js';

const ROW = 24;
const KEPT = 3000;
const REFRESH_MS = 200;
const ARROWS = { In: '→ in', Out: '← out', Cad: '• cad' };
const PING = '{"type":6}';

// Where a key leads from a line; from no line it is as from below the last one.
const MOVES = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  PageUp: (at) => at - list.rowsInSight(),
  PageDown: (at) => at + list.rowsInSight(),
  Home: () => 0,
  End: () => Infinity,
};

let entries = [];
let missed = 0;
let rows = 0;
let fresh = 0;
let shown = [];
let chosen = null;
let list = null;
let isPaused = false;
let isDirty = false;
const filter = { text: '', pings: false, In: true, Out: true, Cad: true };
const parts = {};

export function start() {
  parts.search = el('input', { type: 'search', id: 'log-filter', placeholder: 'Filter: PANIC, #3', 'aria-label': 'Filter the log', input: () => change('text', parts.search.value.toLowerCase()) });
  parts.pause = el('button', { type: 'button', id: 'log-pause', 'aria-pressed': 'false', click: togglePause }, 'Pause');
  parts.count = byId('log-count');
  parts.box = el('div', { class: 'lines', tabindex: '0', role: 'listbox', 'aria-label': 'Wire log', keydown: press, click: openPressed });
  parts.whole = wholeLine(() => parts.box.focus());
  byId('log').querySelector('.head').append(el('div', { class: 'tools' },
    parts.search, ...['In', 'Out', 'Cad'].map((name) => check(name, { In: 'in', Out: 'out', Cad: 'LocalCad' }[name])), check('pings', 'pings'),
    parts.pause, el('button', { type: 'button', click: clear }, 'Clear')));
  byId('log').append(el('div', { class: 'log' }, parts.box, parts.whole.element));
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
  // After a loss LocalCad tells again what it has kept. A LocalCad that was restarted counts from 1.
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
  const held = isHeld() ? ', held by the chosen one' : '';
  setText(parts.count, isPaused ? `paused, ${fresh} new lines` : `${shown.length} of ${entries.length} lines${rest}${held}`);
}

// While somebody reads a line, it stays where it is.
const isHeld = () => shown.includes(chosen) && parts.box.parentElement.contains(document.activeElement);

function refresh() {
  isDirty = false;
  const follows = list.isAtEnd() && !isPaused && !isHeld();
  const before = shown.indexOf(chosen);
  shown = entries.filter(isShown);
  const after = shown.indexOf(chosen);
  list.show(shown.length);
  if (follows) {
    list.goToEnd();
  } else if (before >= 0 && after >= 0) {
    // Lines above it have gone, or have come back by a filter.
    list.scroll(after - before);
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

function press(event) {
  const move = MOVES[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (move && shown.length > 0) {
    const at = shown.indexOf(chosen);
    choose(Math.max(0, Math.min(shown.length - 1, move(at < 0 ? shown.length : at))));
  } else if (event.key === 'Enter' && chosen) {
    open(chosen);
    parts.whole.element.focus();
  } else if (event.key === 'Escape') {
    letGo();
  } else {
    return;
  }
  event.preventDefault();
}

function choose(index) {
  chosen = shown[index];
  list.reveal(index);
  if (parts.whole.isOpen()) {
    open(chosen);
  }
  tell();
}

function letGo() {
  if (parts.whole.isOpen()) {
    parts.whole.close();
    return;
  }
  chosen = null;
  list.show(shown.length);
  if (!isPaused) {
    list.goToEnd();
  }
  tell();
}

const open = (line) => parts.whole.show(line, `${time(line.at)}  ${ARROWS[line.direction]}`);

// The list may move between pressing and letting go, and then it is no line that is clicked.
function openPressed(event) {
  if (event.target !== parts.box && chosen) {
    open(chosen);
  }
}

function createRow() {
  return el('div', {
    class: 'line', role: 'option', id: `log-row-${++rows}`, mousedown: ({ currentTarget: row }) => choose(shown.indexOf(row.line)),
  }, el('time', {}), el('span', { class: 'way' }), el('span', { class: 'who' }), el('span', { class: 'label' }), el('span', { class: 'text' }));
}

function fillRow(row, index) {
  const line = shown[index];
  [row.ariaPosInSet, row.ariaSetSize, row.ariaSelected] = [index + 1, shown.length, line === chosen];
  // Rows are used for other lines when the list moves.
  if (line === chosen) {
    parts.box.setAttribute('aria-activedescendant', row.id);
  } else if (parts.box.getAttribute('aria-activedescendant') === row.id) {
    parts.box.removeAttribute('aria-activedescendant');
  }
  if (row.line === line) {
    return;
  }
  row.line = line;
  row.dataset.way = line.direction;
  const texts = [time(line.at), ARROWS[line.direction], line.connection ? `#${line.connection}` : '', labelOf(line), line.text];
  texts.forEach((text, at) => setText(row.children[at], text));
}
