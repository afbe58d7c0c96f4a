// A steady load of push events, made by LocalCad itself.

import { byId, el, setText } from './dom.js';
import { setLoad } from './api.js';
import * as compose from './compose.js';
import * as stream from './stream.js';
import * as target from './target.js';

const SEND_MS = 150;

let timer = 0;
let isMine = false;

export function start() {
  const slider = el('input', { type: 'range', id: 'load-rate', min: 0, max: 1000, step: 10, value: 0, 'aria-describedby': 'load-says', input: change });
  const output = el('output', { for: 'load-rate' }, '0 a second');
  const what = el('select', { id: 'load-what', change }, el('option', { value: '' }, 'changing statuses of units 101 to 105'), el('option', { value: 'composed' }, 'the event composed beside'));
  const says = el('p', { id: 'load-says', class: 'muted', role: 'status' }, 'LocalCad pushes until the slider is back at 0. A session that cannot keep up slows it down.');
  byId('load').append(
    el('label', {}, 'Events a second ', slider), output,
    el('label', {}, 'Each is ', what),
    el('button', { type: 'button', id: 'load-stop', click: () => {
      slider.value = 0;
      change();
    } }, 'Stop the load'), says);

  function change() {
    setText(output, `${slider.value} a second`);
    isMine = true;
    clearTimeout(timer);
    timer = setTimeout(send, SEND_MS);
  }

  async function send() {
    const { server, as } = target.current();
    const event = what.value ? compose.current() : null;
    const { ok, text } = await setLoad({ perSecond: Number(slider.value), server, ...(as && { as }), ...(event && { event }) });
    isMine = false;
    setText(says, ok ? `LocalCad pushes ${slider.value} events a second.` : text);
    says.classList.toggle('error', !ok);
  }

  stream.on('state', ({ loadPerSecond }) => {
    if (!isMine && document.activeElement !== slider) {
      slider.value = loadPerSecond;
      setText(output, `${loadPerSecond} a second`);
    }
  });
}
