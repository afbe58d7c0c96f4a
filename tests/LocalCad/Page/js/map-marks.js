// How a unit looks on the map. Shapes and names are drawn once and kept: a thousand of them cost little more than one.

import { roughly } from './words.js';

// Of a marker, and of one among hundreds.
const SIZE = 26;
const SMALL = 16;
const STEP = 10;
const STEPS = 360 / STEP;
const MAX_LABELS = 1500;
// Where a name begins: beside the rings.
const BESIDE = 18;
const LABEL_HEIGHT = 17;
// A unit that was heard of just now needs no figure.
const TOLD_AGE_MS = 5000;
const ratio = () => window.devicePixelRatio || 1;

let shapes = new Map();
let labels = new Map();

/** After the theme or the screen has changed. */
export function forget() {
  shapes = new Map();
  labels = new Map();
}

export function colourOf(unit, colours) {
  if (!unit.person) {
    return colours.stranger;
  }
  return [colours.police, colours.fire, colours.medical][unit.person.page] ?? colours.police;
}

export function drawUnit(context, unit, place, look) {
  const { colours, sx, sy, isStale, flash, isChosen, isSmall } = look;
  const size = isSmall ? SMALL : SIZE;
  const isPanic = unit.person?.isPanic === true;
  if (isPanic) {
    ring(context, sx, sy, flash ? 20 : 15, colours.panic, 3);
  } else if (unit.lights) {
    ring(context, sx, sy, size * 0.55, flash ? colours.panic : colours.police, 2);
  }
  if (isChosen) {
    ring(context, sx, sy, 17, colours.text, 2);
  }
  const image = shape(isPanic ? colours.panic : colourOf(unit, colours), colours.outline, place.heading, size, unit.isOnFoot);
  context.globalAlpha = isStale ? 0.4 : 1;
  context.drawImage(image, Math.round(sx) - size / 2, Math.round(sy) - size / 2, size, size);
  context.globalAlpha = 1;
}

/** Where a unit's name and age would be written. */
export function labelOf(unit, look) {
  const { colours, sx, sy, age } = look;
  const texts = [label(unit.name, unit.person?.isPanic ? colours.panic : colours.text, colours.labelGround)];
  if (age >= TOLD_AGE_MS) {
    texts.push(label(roughly(age), colours.text, colours.labelGround));
  }
  const width = texts.reduce((sum, image) => sum + image.width / ratio() + 2, 0);
  return { texts, left: Math.round(sx + BESIDE), right: sx + BESIDE + width, top: Math.round(sy - LABEL_HEIGHT / 2) };
}

export const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && Math.abs(one.top - other.top) < LABEL_HEIGHT;

export function drawLabel(context, { texts, left, top }, isStale) {
  context.globalAlpha = isStale ? 0.55 : 1;
  let x = left;
  for (const image of texts) {
    const width = image.width / ratio();
    context.drawImage(image, x, top, width, image.height / ratio());
    x += width + 2;
  }
  context.globalAlpha = 1;
}

function ring(context, x, y, radius, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.stroke();
}

// One picture for each ten degrees: to turn a picture costs many times what it costs to copy one.
function shape(colour, outline, heading, size, isOnFoot) {
  const step = ((Math.round(heading / STEP) % STEPS) + STEPS) % STEPS;
  return keep(shapes, `${colour} ${step} ${size} ${isOnFoot}`, 1000, () => picture(size, size, (context) => {
    context.translate(size / 2, size / 2);
    context.scale(size / SIZE, size / SIZE);
    // A heading grows counter-clockwise, an angle of the canvas clockwise.
    context.rotate((-step * STEP * Math.PI) / 180);
    context.beginPath();
    (isOnFoot ? person : vehicle)(context);
    context.closePath();
    context.fillStyle = colour;
    context.strokeStyle = outline;
    context.lineWidth = 1.5;
    context.lineJoin = 'round';
    context.fill();
    context.stroke();
  }));
}

function vehicle(context) {
  context.moveTo(0, -10);
  context.lineTo(7, 8);
  context.lineTo(0, 4.5);
  context.lineTo(-7, 8);
}

// A drop: round, with a tip ahead.
function person(context) {
  context.moveTo(0, -10);
  context.arc(0, 1, 6, -Math.PI / 4, Math.PI * 1.25);
}

function label(name, colour, ground) {
  const text = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  return keep(labels, `${colour} ${text}`, MAX_LABELS, () => {
    const font = '600 11px system-ui, sans-serif';
    const measure = document.createElement('canvas').getContext('2d');
    measure.font = font;
    const width = Math.ceil(measure.measureText(text).width) + 10;
    return picture(width, LABEL_HEIGHT, (context) => {
      context.fillStyle = ground;
      context.beginPath();
      context.roundRect(0, 0, width, LABEL_HEIGHT, 5);
      context.fill();
      context.font = font;
      context.fillStyle = colour;
      context.fillText(text, 5, 12.5);
    });
  });
}

function picture(width, height, draw) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio());
  canvas.height = Math.ceil(height * ratio());
  const context = canvas.getContext('2d');
  context.scale(ratio(), ratio());
  draw(context);
  return canvas;
}

function keep(cache, key, limit, make) {
  let value = cache.get(key);
  if (!value) {
    if (cache.size >= limit) {
      cache.clear();
    }
    cache.set(key, value = make());
  }
  return value;
}
