// A list of any length that keeps only the rows in sight. All rows are of one height.

import { el } from './dom.js';

const SPARE = 4;

/**
 * @param {HTMLElement} box scrolls
 * @param {number} height of a row, in pixels
 * @param {() => HTMLElement} create a row
 * @param {(row: HTMLElement, index: number) => void} fill a row with what it shows now
 */
export function virtualList(box, height, create, fill) {
  const space = el('div', { class: 'space', role: 'presentation' });
  box.append(space);
  const rows = [];
  let count = 0;

  function draw() {
    const first = Math.max(0, Math.floor(box.scrollTop / height) - SPARE);
    const last = Math.min(count, Math.ceil((box.scrollTop + box.clientHeight) / height) + SPARE);
    while (rows.length < last - first) {
      rows.push(space.appendChild(create()));
    }
    rows.forEach((row, index) => {
      const at = first + index;
      row.hidden = at >= last;
      if (at < last) {
        row.style.transform = `translateY(${at * height}px)`;
        fill(row, at);
      }
    });
  }

  box.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(draw).observe(box);
  return {
    /** Shows so many rows, and what they show now. */
    show(total) {
      if (total !== count) {
        count = total;
        space.style.height = `${count * height}px`;
      }
      draw();
    },
    /** Brings a row into sight, and goes no further than that. */
    reveal(index) {
      box.scrollTop = Math.min(index * height, Math.max((index + 1) * height - box.clientHeight, box.scrollTop));
      draw();
    },
    /** Goes on by so many rows. */
    scroll: (count) => (box.scrollTop += count * height),
    rowsInSight: () => Math.max(1, Math.floor(box.clientHeight / height)),
    isAtEnd: () => box.scrollTop + box.clientHeight >= box.scrollHeight - height,
    goToEnd: () => (box.scrollTop = box.scrollHeight),
  };
}
