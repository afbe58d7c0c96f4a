// The live map. Draws only when something has changed or is on its way, once a second for the ages, and never for more than a fifth
// of the time.

import { byId } from './dom.js';
import { Camera, WORLD } from './camera.js';
import { drawGround } from './map-ground.js';
import { drawLabel, drawUnit, forget, labelOf, overlap } from './map-marks.js';
import { attachControls } from './map-controls.js';
import * as choice from './choice.js';
import * as units from './units.js';

const FRAME_MS = 33;
const UNITS_PER_MS = 10;
const SHARE = 5;
const FLASH_MS = 350;
const MAX_LABELS = 150;
const MAX_LARGE = 300;
const REACH = 16;
const AGING_MS = 1000;
// Pixels around the units, and for their names on the right.
const MARGIN = 50;
const NAMES = 60;
// Pixels a metre, to see a unit among its streets.
const STREETS = 1;

const canvas = byId('map');
const context = canvas.getContext('2d', { alpha: false });
const camera = new Camera();
const still = matchMedia('(prefers-reduced-motion: reduce)');

let colours = {};
let isFitted = false;
let isTouched = false;
let isDirty = true;
let isAnimated = false;
let nextDraw = 0;
let nextAging = 0;

/** The unit nearest to a pixel, or nothing. */
export function unitAt(sx, sy) {
  const now = performance.now();
  let nearest = null;
  let least = REACH;
  for (const unit of units.all().values()) {
    const place = units.placeOf(unit, now);
    const [x, y] = camera.toScreen(place.x, place.y);
    const distance = Math.hypot(x - sx, y - sy);
    if (unit.hasPlace && distance < least) {
      [nearest, least] = [unit, distance];
    }
  }
  return nearest;
}

/** Where a unit is drawn, in pixels of the canvas. */
export function pixelOf(unit) {
  const place = units.placeOf(unit, performance.now());
  return camera.toScreen(place.x, place.y);
}

export function start() {
  readColours();
  new ResizeObserver(resize).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', readColours);
  attachControls(canvas, camera, { redraw, fitUnits, fitWorld, unitAt, touched });
  units.onChange(() => {
    if (!isFitted) {
      fitUnits();
      isFitted = units.all().size > 1;
    }
    redraw();
  });
  choice.onChange(redraw);
  requestAnimationFrame(turn);
}

export function show(unit) {
  touched();
  [camera.x, camera.y] = [unit.x, unit.y];
  camera.scale = STREETS;
  redraw();
}

// From now on the person decides what is shown.
function touched() {
  [isFitted, isTouched] = [true, true];
}

function redraw() {
  isDirty = true;
}

function fitUnits() {
  const places = [...units.all().values()].filter((unit) => unit.hasPlace);
  if (places.length === 0) {
    fitWorld();
    return;
  }
  const [xs, ys] = [places.map((unit) => unit.x), places.map((unit) => unit.y)];
  camera.fit({ left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }, MARGIN, NAMES);
  redraw();
}

function fitWorld() {
  camera.fit(WORLD, 12);
  redraw();
}

function resize() {
  const ratio = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0 || height === 0) {
    return;
  }
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  camera.resize(width, height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (!isTouched) {
    fitUnits();
  }
  redraw();
}

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ['sea', 'ground', 'minor', 'major', 'faint', 'place', 'text', 'police', 'fire', 'medical', 'stranger', 'panic', 'outline'];
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
  colours.labelGround = style.getPropertyValue('--map-label').trim();
  forget();
  redraw();
}

function turn(now) {
  requestAnimationFrame(turn);
  if ((isDirty || isAnimated || now >= nextAging) && now >= nextDraw && canvas.offsetParent) {
    const begin = performance.now();
    draw(begin);
    nextAging = now + AGING_MS;
    // What the browser paints after us cannot be measured here, but it grows with the number of units.
    nextDraw = now + Math.max(FRAME_MS, units.all().size / UNITS_PER_MS, (performance.now() - begin) * SHARE);
  }
}

function draw(now) {
  isDirty = false;
  isAnimated = false;
  drawGround(context, camera, colours);
  const visible = look(now);
  const isSmall = visible.length > MAX_LARGE;
  // Names lie below the marks: none may hide a unit.
  named(visible).forEach(({ label, isStale }) => drawLabel(context, label, isStale));
  visible.forEach((one) => drawUnit(context, one.unit, one.place, { ...one, isSmall }));
}

// Names that would lie on others are left out; those that matter come first.
function named(visible) {
  const weight = ({ unit, isChosen }) => (isChosen ? 3 : unit.person?.isPanic ? 2 : unit.person ? 1 : 0);
  const crowd = visible.length > MAX_LABELS ? visible.filter((one) => weight(one) > 1) : visible;
  const placed = [];
  for (const one of [...crowd].sort((a, b) => weight(b) - weight(a))) {
    const label = labelOf(one.unit, one);
    if (weight(one) > 1 || !placed.some((other) => overlap(other.label, label))) {
      placed.push({ label, isStale: one.isStale });
    }
  }
  return placed;
}

function look(now) {
  const flash = !still.matches && Math.floor(now / FLASH_MS) % 2 === 0;
  const visible = [];
  for (const unit of units.all().values()) {
    const place = units.placeOf(unit, now);
    const [sx, sy] = camera.toScreen(place.x, place.y);
    if (unit.hasPlace && sx > -20 && sy > -20 && sx < camera.width + 20 && sy < camera.height + 20) {
      visible.push({ unit, place, sx, sy, flash, colours, age: units.ageOf(unit, now), isStale: units.isStale(unit, now), isChosen: choice.is(unit) });
      isAnimated ||= units.isGliding(unit, now) || unit.lights || unit.person?.isPanic === true;
    }
  }
  return visible;
}
