// Who is connected, and the figures at the top.

import { byId, el, setText } from './dom.js';
import { duration, time } from './words.js';
import { showConnection } from './log.js';
import * as stream from './stream.js';
import * as units from './units.js';

let state = null;
let last = null;

export function start() {
  const body = el('div', { class: 'sessions' });
  byId('sessions').append(body, el('p', { class: 'muted', id: 'logins' }));
  stream.on('state', (news) => {
    state = news;
    setText(byId('community'), state.community);
    drawServers();
    drawSessions(body);
  });
  stream.on('link', (isUp) => {
    setText(byId('stream'), isUp ? 'live' : 'LocalCad is away');
    byId('stream').dataset.state = isUp ? 'good' : 'bad';
  });
  setInterval(drawCounters, 1000);
  setInterval(() => tellAges(body), 1000);
}

function drawServers() {
  byId('servers').replaceChildren(...state.servers.map((id) => {
    const isThere = state.sessions.some((session) => session.serverId === id);
    return el('li', { class: 'chip', 'data-state': isThere ? 'good' : 'bad', 'data-server': id }, `server ${id} ${isThere ? 'connected' : 'no session'}`);
  }));
}

function drawSessions(body) {
  const ids = state.sessions.map((session) => session.connectionId).join();
  if (body.dataset.ids !== ids || !body.hasChildNodes()) {
    body.dataset.ids = ids;
    body.replaceChildren(...(state.sessions.length > 0 ? state.sessions.map(sessionRow) : [empty()]));
  }
  const { loginsAccepted, loginsRefused } = state.counters;
  setText(byId('logins'), `Logins: ${loginsAccepted} taken, ${loginsRefused} refused`);
  tellAges(body);
}

function sessionRow(session) {
  return el('div', { class: 'session' },
    el('strong', {}, session.serverId == null ? 'locations only' : `server ${session.serverId}`),
    el('span', { class: 'muted', title: session.connectionId }, `connection #${session.connection}`),
    el('span', {}, 'since ', el('time', { datetime: session.since }, time(session.since)), el('span', { class: 'muted age' })),
    el('button', { type: 'button', class: 'quiet', click: () => showConnection(session.connection) }, 'Show its log'));
}

const empty = () => el('p', { class: 'empty' }, 'Nobody is logged in.');

function tellAges(body) {
  for (const row of body.querySelectorAll('.session')) {
    const since = Date.parse(row.querySelector('time').dateTime);
    setText(row.querySelector('.age'), `, ${duration(Date.now() - since).replace(/\.\d s/, ' s')}`);
  }
}

function drawCounters() {
  if (!state) {
    return;
  }
  const now = performance.now();
  const counters = { pushed: state.counters.pushed, rows: state.counters.locationRows };
  const seconds = last ? (now - last.at) / 1000 : 1;
  const rate = (name) => (last ? Math.round((counters[name] - last[name]) / seconds) : 0);
  const refused = Object.values(state.counters.locationRefusals).reduce((sum, count) => sum + count, 0);
  const figures = [
    ['pushed', state.counters.pushed, `${rate('pushed')}/s`],
    ['by HTTP', state.counters.posted], ['to nobody', state.counters.undelivered],
    ['locations', state.counters.locationRows, `${rate('rows')}/s`], ['refused', refused],
  ];
  const list = byId('counters');
  if (list.childElementCount === 0) {
    list.append(...figures.map(([name]) => el('div', {}, el('dt', {}, name), el('dd', {}))));
  }
  figures.forEach(([, value, speed], at) => setText(list.children[at].lastChild, speed ? `${value} · ${speed}` : String(value)));
  setText(byId('unit-count'), String(units.all().size));
  last = { ...counters, at: now };
}
