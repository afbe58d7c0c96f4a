// The ground of the map: a grid in metres, names for orientation, a scale. Drawn, not photographed.

import { WORLD } from './camera.js';

const STEPS = [10, 25, 50, 100, 250, 500, 1000, 2500];
const LEAST_PIXELS = 70;
const MAJOR = 1000;

const PLACES = [
  ['Los Santos', 0, -900], ['Airport', -1250, -2750], ['Port', 750, -2950], ['Vinewood Hills', 100, 850],
  ['Sandy Shores', 1850, 3700], ['Grapeseed', 2050, 4950], ['Mount Chiliad', 470, 5570], ['Paleto Bay', -150, 6300],
  ['Chumash', -3100, 950], ['Zancudo', -2150, 3100], ['Palomino', 2600, -350],
];

export function drawGround(context, camera, colours) {
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, camera.width, camera.height);
  const [left, top] = camera.toScreen(WORLD.left, WORLD.top);
  const [right, bottom] = camera.toScreen(WORLD.right, WORLD.bottom);
  context.fillStyle = colours.ground;
  context.fillRect(left, top, right - left, bottom - top);
  const step = STEPS.find((metres) => metres * camera.scale >= LEAST_PIXELS) ?? STEPS.at(-1);
  drawLines(context, camera, colours, step);
  drawPlaces(context, camera, colours);
  drawScale(context, camera, colours, step);
}

function drawLines(context, camera, colours, step) {
  const [west, north] = camera.toWorld(0, 0);
  const [east, south] = camera.toWorld(camera.width, camera.height);
  context.lineWidth = 1;
  context.font = '11px ui-monospace, monospace';
  context.fillStyle = colours.faint;
  for (let x = Math.ceil(west / step) * step; x <= east; x += step) {
    const sx = Math.round(camera.toScreen(x, 0)[0]) + 0.5;
    line(context, sx, 0, sx, camera.height, x % MAJOR === 0 ? colours.major : colours.minor);
    context.fillText(String(x), sx + 4, 13);
  }
  for (let y = Math.ceil(south / step) * step; y <= north; y += step) {
    const sy = Math.round(camera.toScreen(0, y)[1]) + 0.5;
    line(context, 0, sy, camera.width, sy, y % MAJOR === 0 ? colours.major : colours.minor);
    context.fillText(String(y), 4, sy - 4);
  }
}

function line(context, x1, y1, x2, y2, colour) {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function drawPlaces(context, camera, colours) {
  context.font = '600 12px system-ui, sans-serif';
  context.fillStyle = colours.place;
  context.textAlign = 'center';
  for (const [name, x, y] of PLACES) {
    const [sx, sy] = camera.toScreen(x, y);
    context.fillText(name.toUpperCase(), sx, sy);
  }
  context.textAlign = 'start';
}

function drawScale(context, camera, colours, step) {
  const length = step * camera.scale;
  const [x, y] = [camera.width - length - 16, camera.height - 14];
  context.strokeStyle = colours.text;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x, y);
  context.lineTo(x + length, y);
  context.lineTo(x + length, y - 5);
  context.stroke();
  context.fillStyle = colours.text;
  context.font = '11px system-ui, sans-serif';
  context.fillText(step >= 1000 ? `${step / 1000} km` : `${step} m`, x + 5, y - 5);
}
