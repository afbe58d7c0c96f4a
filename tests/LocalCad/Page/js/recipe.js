// What a FiveM server needs to come here.

import { byId, el, setText } from './dom.js';
import * as stream from './stream.js';

export function start() {
  const text = el('pre', {});
  const says = el('span', { role: 'status', class: 'muted' });
  // Browsers have a clipboard for pages of this machine and for https only; the text can be marked as well.
  const copy = navigator.clipboard && el('button', { type: 'button', click: () => copyText(text.textContent, says) }, 'Copy');
  const box = el('details', { class: 'recipe' }, el('summary', {}, 'Connect a FiveM server'),
    el('p', { class: 'muted' }, 'In the server.cfg of a server on this machine, above "ensure sonoranpush":'), text,
    el('p', { class: 'actions' }, copy, says));
  byId('sessions').append(box);
  let isNeeded = null;
  stream.on('state', (state) => {
    setText(text, linesOf(state));
    // In between it is the person who opens and closes it.
    if (isNeeded !== (state.sessions.length === 0)) {
      isNeeded = state.sessions.length === 0;
      box.open = isNeeded;
    }
  });
}

const linesOf = ({ community, demoKey, servers }) => [
  ['communityId', community],
  ['apiKey', demoKey ?? 'what --key says'],
  ['serverId', servers.join()],
  ['hubUrl', `${location.origin}/apiWsHub`],
].map(([name, value]) => `set sonoranpush_${name} "${value}"`).join('\n');

async function copyText(text, says) {
  try {
    await navigator.clipboard.writeText(text);
    setText(says, 'copied');
  } catch {
    setText(says, 'The browser does not allow it: mark the lines.');
  }
}
