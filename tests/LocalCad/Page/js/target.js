// Where a push event goes, and in which form.

import { byId, el } from './dom.js';
import * as stream from './stream.js';

export const current = () => ({
  server: Number(byId('server').value),
  as: document.querySelector('input[name=as]:checked').value,
});

export function start() {
  stream.on('state', ({ servers }) => {
    const select = byId('server');
    if (select.dataset.ids !== servers.join()) {
      select.dataset.ids = servers.join();
      select.replaceChildren(...servers.map((id) => el('option', { value: id }, String(id))));
    }
  });
}
