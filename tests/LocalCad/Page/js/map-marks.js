// How a unit looks on the map. Shapes and names are drawn once and kept: a thousand of them cost little more than one.

// Of a marker, and of one among hundreds.
const SIZE = 26;
const SMALL = 16;
const STEP = 10;
const STEPS = 360 / STEP;
const MAX_LABELS = 1500;
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
  const image = shape(isPanic ? colours.panic : colourOf(unit, colours), colours.outline, place.heading, size);
  context.globalAlpha = isStale ? 0.4 : 1;
  context.drawImage(image, Math.round(sx) - size / 2, Math.round(sy) - size / 2, size, size);
  context.globalAlpha = 1;
}

export function drawLabel(context, unit, look) {
  const image = label(unit.name, unit.person?.isPanic ? look.colours.panic : look.colours.text, look.colours.labelGround);
  context.globalAlpha = look.isStale ? 0.55 : 1;
  context.drawImage(image, Math.round(look.sx + 12), Math.round(look.sy - 9), image.width / ratio(), image.height / ratio());
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
function shape(colour, outline, heading, size) {
  const step = ((Math.round(heading / STEP) % STEPS) + STEPS) % STEPS;
  return keep(shapes, `${colour} ${step} ${size}`, 1000, () => picture(size, size, (context) => {
    context.translate(size / 2, size / 2);
    context.scale(size / SIZE, size / SIZE);
    // A heading grows counter-clockwise, an angle of the canvas clockwise.
    context.rotate((-step * STEP * Math.PI) / 180);
    context.beginPath();
    context.moveTo(0, -10);
    context.lineTo(7, 8);
    context.lineTo(0, 4.5);
    context.lineTo(-7, 8);
    context.closePath();
    context.fillStyle = colour;
    context.strokeStyle = outline;
    context.lineWidth = 1.5;
    context.lineJoin = 'round';
    context.fill();
    context.stroke();
  }));
}

function label(name, colour, ground) {
  const text = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  return keep(labels, `${colour} ${text}`, MAX_LABELS, () => {
    const font = '600 11px system-ui, sans-serif';
    const measure = document.createElement('canvas').getContext('2d');
    measure.font = font;
    const width = Math.ceil(measure.measureText(text).width) + 10;
    return picture(width, 17, (context) => {
      context.fillStyle = ground;
      context.beginPath();
      context.roundRect(0, 0, width, 17, 5);
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
