// What was pushed from this page, to be pushed again.

import { byId, el } from './dom.js';
import { push } from './api.js';
import { time } from './words.js';

const KEPT = 50;
const STORE = 'localcad-history';

let entries = [];
let edit = () => {};

export function start(onEdit) {
  edit = onEdit;
  try {
    entries = JSON.parse(sessionStorage.getItem(STORE)) ?? [];
  } catch {
    entries = [];
  }
  draw();
}

export function add(entry) {
  entries = [{ ...entry, at: Date.now() }, ...entries].slice(0, KEPT);
  draw();
  try {
    sessionStorage.setItem(STORE, JSON.stringify(entries));
  } catch {
    // Full: the list on the page is enough.
  }
}

async function resend(entry) {
  const { ok } = await push(entry, entry.envelope);
  add({ ...entry, ok });
}

function draw() {
  if (entries.length > 0) {
    byId('history').replaceChildren(...entries.map(row));
  }
}

function row(entry) {
  const way = `server ${entry.server}${entry.as ? `, ${entry.as}` : ''}`;
  return el('li', {},
    el('div', { class: 'grow', title: entry.envelope }, el('div', { class: 'type' }, entry.type),
      el('div', { class: 'muted' }, el('time', {}, time(entry.at)), ` ${way}, `, el('span', { class: entry.ok ? 'good' : 'error' }, entry.ok ? 'sent' : 'to nobody'))),
    el('button', { type: 'button', class: 'quiet', click: () => edit(entry.envelope) }, 'Edit'),
    el('button', { type: 'button', class: 'quiet', click: () => resend(entry) }, 'Resend'));
}
