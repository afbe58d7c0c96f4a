// The whole of one line of the wire log, beside the lines.

import { el, setText } from './dom.js';
import { bytes } from './words.js';

/** @param {() => void} closed gives the focus back */
export function wholeLine(closed) {
  const text = el('pre', {});
  const element = el('div', { class: 'whole', tabindex: '0', role: 'region', 'aria-label': 'The chosen line', hidden: true, keydown: (event) => event.key === 'Escape' && close() },
    el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close the line', title: 'Close (Esc)', click: close }, '×'), text);

  function close() {
    element.hidden = true;
    closed();
  }

  return {
    element,
    close,
    isOpen: () => !element.hidden,
    /** @param {string} head says when and which way */
    show(line, head) {
      element.hidden = false;
      setText(text, `${head}  ${bytes(line.bytes)}\n${readable(line.text)}`);
      element.scrollTop = 0;
    },
  };
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Cut off, or no JSON: as it is.
    return text;
  }
}
