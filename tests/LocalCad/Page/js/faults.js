// What goes wrong on purpose: the usual troubles as buttons, and every switch of the control API.

import { byId, el, setText } from './dom.js';
import { get, post, setSwitch } from './api.js';
import * as stream from './stream.js';

// A trouble is a switch and the two values between which its button changes.
const TROUBLES = [
  { label: 'Freeze', name: 'frozen', on: () => true, off: false, says: 'The hub falls silent, connections stay open' },
  { label: 'Refuse logins', name: 'loginRefusal', on: () => 'Invalid API key.', off: null, says: 'Every login is refused' },
  { label: 'Slow answers', name: 'answerDelayMs', on: () => 2000, off: 0, says: 'Answers take 2 s' },
  { label: 'Refuse rate', name: 'refuseEveryNthLocationCall', on: () => 2, off: 0, says: 'Every second location call came too soon' },
  { label: 'Drop often', name: 'dropEveryMs', on: () => 5000, off: 0, says: 'All connections are cut every 5 s' },
  { label: 'HTTP fallback', name: 'fallback', on: () => byId('fallback-url').value, off: null, says: 'Events of a server without session are POSTed' },
];

const controls = new Map();
const buttons = new Map();
let values = {};
let status = null;

export async function start() {
  status = el('p', { class: 'muted', role: 'status' });
  const seconds = el('input', { type: 'number', min: '0', max: '3600', value: '5', id: 'kill-seconds', 'aria-label': 'Seconds down' });
  byId('faults').append(
    el('div', { class: 'levers' },
      lever('Drop', 'Cuts every connection, without a word', () => post('/ctl/drop')),
      lever('Close', 'Says goodbye and asks to come back', () => post('/ctl/close?allowReconnect=true')),
      lever('Half-open', 'Forgets every connection: the other end hears nothing of it', () => post('/ctl/halfOpen')),
      ...TROUBLES.map(toggle),
      el('span', { class: 'pair' }, lever('Kill for', 'Stops listening altogether', () => post(`/ctl/kill?seconds=${Number(seconds.value)}`)), seconds, ' s')),
    el('label', { class: 'line-label' }, 'Fallback address ', el('input', { id: 'fallback-url', type: 'url', value: 'http://127.0.0.1:30120/sonorancad/event' })),
    status);
  const { faults, rules } = await get('/ctl/switches');
  byId('faults').append(
    group('All faults', faults, el('button', { type: 'button', click: () => reset(faults) }, 'Take back all faults')),
    group('Rules', rules));
  [...faults, ...rules].forEach((one) => (values[one.name] = one.value));
  show();
  stream.on('state', (state) => {
    values = state.switches;
    show();
  });
}

async function act(what, action) {
  const { ok, text } = await action();
  setText(status, ok ? `${what}: done` : `${what}: ${text}`);
  status.classList.toggle('error', !ok);
}

const lever = (label, says, action) => el('button', { type: 'button', class: 'lever', title: says, click: () => act(label, action) }, label);

function toggle(trouble) {
  const button = el('button', {
    type: 'button', class: 'lever', title: trouble.says, 'aria-pressed': 'false',
    click: () => act(trouble.label, () => setSwitch(trouble.name, isOn(trouble) ? trouble.off : trouble.on())),
  }, trouble.label);
  buttons.set(trouble, button);
  return button;
}

const isOn = (trouble) => (values[trouble.name] ?? null) !== trouble.off;

function group(title, switches, ...more) {
  return el('details', { class: 'switches' }, el('summary', {}, title), switches.map(row), more);
}

function row(one) {
  const control = input(one);
  controls.set(one.name, { one, control });
  return el('label', { class: 'switch', title: one.says }, el('span', {}, el('code', {}, one.name), el('small', {}, one.says)), control);
}

function input(one) {
  const send = () => act(one.name, () => setSwitch(one.name, read(one, controls.get(one.name).control)));
  if (one.kind === 'choice') {
    return el('select', { change: send }, one.choices.map((choice) => el('option', {}, choice)));
  }
  const type = { flag: 'checkbox', milliseconds: 'number', number: 'number' }[one.kind] ?? 'text';
  return el('input', { type, change: send, min: type === 'number' ? '0' : null, placeholder: type === 'text' ? 'off' : null });
}

function read(one, control) {
  switch (one.kind) {
    case 'flag': return control.checked;
    case 'milliseconds':
    case 'number': return Number(control.value);
    case 'choice': return control.value;
    default: return control.value === '' ? null : control.value;
  }
}

function show() {
  for (const [trouble, button] of buttons) {
    button.setAttribute('aria-pressed', String(isOn(trouble)));
  }
  for (const [name, { one, control }] of controls) {
    if (document.activeElement === control && control.type !== 'checkbox') {
      continue;
    }
    if (one.kind === 'flag') {
      control.checked = values[name] === true;
    } else {
      control.value = values[name] ?? '';
    }
  }
}

function reset(faults) {
  const calm = { flag: false, milliseconds: 0, number: 0 };
  return act('All faults', async () => {
    const answers = await Promise.all(faults.map((one) => setSwitch(one.name, calm[one.kind] ?? null)));
    return answers.find((answer) => !answer.ok) ?? { ok: true };
  });
}
