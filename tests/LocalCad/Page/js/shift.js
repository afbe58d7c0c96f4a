// Plays a shift at a chosen speed.

import { byId, el, setText } from './dom.js';
import { push } from './api.js';
import { steps } from './shift-steps.js';
import { strangers } from './units.js';
import * as target from './target.js';

const SPEEDS = [0.5, 1, 2, 5, 10, 50];

let run = 0;

export function start() {
  const speed = el('select', { id: 'shift-speed' }, SPEEDS.map((each) => el('option', { value: each, selected: each === 1 }, `${each} steps a second`)));
  const go = el('button', { type: 'button', class: 'primary', id: 'shift-go', click: () => (run ? stop() : play()) }, 'Play the shift');
  const bar = el('progress', { max: 1, value: 0, 'aria-label': 'Progress' });
  const list = el('ol', { class: 'steps', 'aria-live': 'polite' });
  const says = el('p', { role: 'status', class: 'muted' }, 'Five units log in, a call comes, one of them needs help, the call is closed, they go home. Players on the map who are nobody’s unit take their parts.');
  byId('shift').append(el('div', { class: 'target' }, el('label', {}, 'Speed ', speed), go), bar, says, list);

  async function play() {
    const mine = ++counter;
    run = mine;
    setText(go, 'Stop');
    list.replaceChildren();
    const all = steps(strangers());
    for (const [index, step] of all.entries()) {
      const where = target.current();
      const { ok, text } = await push(where, JSON.stringify({ type: step.type, data: step.data }));
      if (run !== mine) {
        return;
      }
      list.append(el('li', { class: ok ? null : 'error', title: ok ? step.type : text }, step.says));
      list.scrollTop = list.scrollHeight;
      bar.value = (index + 1) / all.length;
      await new Promise((resolve) => setTimeout(resolve, 1000 / Number(speed.value)));
      if (run !== mine) {
        return;
      }
    }
    setText(says, `Played ${all.length} steps.`);
    stop();
  }

  function stop() {
    run = 0;
    setText(go, 'Play the shift');
  }
}

let counter = 0;
