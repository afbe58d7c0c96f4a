// The malformed payloads, one by one or all together.

import { byId, el, setText } from './dom.js';
import { get, pushBad } from './api.js';
import * as target from './target.js';

export async function start() {
  const names = await get('/ctl/bad');
  const says = el('p', { class: 'muted', role: 'status' }, 'Each is wrong in one way and is written byte for byte. A good client counts it and goes on.');
  const send = async (chosen) => {
    let sent = 0;
    for (const name of chosen) {
      const { ok, text } = await pushBad(name, target.current().server);
      if (!ok) {
        setText(says, `${name}: ${text}`);
        return;
      }
      setText(says, `${++sent} of ${chosen.length} sent, the last was ${name}`);
    }
  };
  // Bytes that are no text end a connection rightly, so they come last.
  const all = [...names.filter((name) => name !== 'invalid_utf8'), 'invalid_utf8'];
  byId('bad').append(
    el('button', { type: 'button', class: 'primary', click: () => send(all) }, `Push all ${names.length}`), says,
    el('ul', { class: 'bad' }, names.map((name) => el('li', {}, el('button', { type: 'button', class: 'quiet', click: () => send([name]) }, name.replaceAll('_', ' '))))));
}
