// Pointer and keys on the map.

import { byId } from './dom.js';
import * as choice from './choice.js';

const STEP = 60;
const ZOOM = 1.4;
const CLICK = 4;

export function attachControls(canvas, camera, map) {
  attachPointer(canvas, camera, map);
  const zoom = (factor) => {
    camera.zoom(factor);
    map.touched();
    map.redraw();
  };
  byId('zoom-in').addEventListener('click', () => zoom(ZOOM));
  byId('zoom-out').addEventListener('click', () => zoom(1 / ZOOM));
  byId('fit-units').addEventListener('click', map.fitUnits);
  byId('fit-world').addEventListener('click', map.fitWorld);
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    camera.zoom(Math.exp(-event.deltaY / 500), event.offsetX, event.offsetY);
    map.touched();
    map.redraw();
  }, { passive: false });

  const move = (dx, dy) => {
    camera.pan(dx, dy);
    map.touched();
    map.redraw();
  };
  const keys = {
    ArrowLeft: () => move(STEP, 0),
    ArrowRight: () => move(-STEP, 0),
    ArrowUp: () => move(0, STEP),
    ArrowDown: () => move(0, -STEP),
    '+': () => zoom(ZOOM),
    '=': () => zoom(ZOOM),
    '-': () => zoom(1 / ZOOM),
    0: map.fitUnits,
    9: map.fitWorld,
    Escape: () => choice.choose(null),
  };
  canvas.addEventListener('keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      keys[event.key]();
      event.preventDefault();
      event.stopPropagation();
    }
  });
}

function attachPointer(canvas, camera, map) {
  const pointers = new Map();
  let travelled = 0;
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    travelled = pointers.size > 1 ? Infinity : 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      canvas.style.cursor = map.unitAt(event.offsetX, event.offsetY) ? 'pointer' : 'grab';
      return;
    }
    drag(camera, pointers, event, before);
    travelled += Math.hypot(event.offsetX - before[0], event.offsetY - before[1]);
    if (travelled > CLICK) {
      map.touched();
    }
    map.redraw();
  });
  const end = (event) => {
    if (pointers.delete(event.pointerId) && event.type === 'pointerup' && travelled <= CLICK) {
      choice.choose(map.unitAt(event.offsetX, event.offsetY));
    }
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
}

// One finger drags; two also zoom.
function drag(camera, pointers, event, before) {
  const after = [event.offsetX, event.offsetY];
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  camera.pan((after[0] - before[0]) / pointers.size, (after[1] - before[1]) / pointers.size);
  if (other) {
    const distance = ([x, y]) => Math.max(1, Math.hypot(x - other[0], y - other[1]));
    camera.zoom(distance(after) / distance(before), (after[0] + other[0]) / 2, (after[1] + other[1]) / 2);
  }
  pointers.set(event.pointerId, after);
}
