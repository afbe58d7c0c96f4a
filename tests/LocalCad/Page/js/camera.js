// Which part of the game world the canvas shows. World: metres, x east, y north. Screen: pixels, y down.

export const WORLD = { left: -4000, right: 4500, bottom: -4000, top: 8000 };

const MIN_SCALE = 0.02;
const MAX_SCALE = 8;

export class Camera {
  x = (WORLD.left + WORLD.right) / 2;
  y = (WORLD.bottom + WORLD.top) / 2;
  scale = 0.06;
  width = 1;
  height = 1;

  resize(width, height) {
    this.width = width;
    this.height = height;
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, this.height / 2 - (y - this.y) * this.scale];
  }

  toWorld(sx, sy) {
    return [(sx - this.width / 2) / this.scale + this.x, (this.height / 2 - sy) / this.scale + this.y];
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y += dy / this.scale;
  }

  /** What is under the given pixel stays there. */
  zoom(factor, sx = this.width / 2, sy = this.height / 2) {
    const [x, y] = this.toWorld(sx, sy);
    this.scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, this.scale * factor));
    const [nx, ny] = this.toWorld(sx, sy);
    this.x += x - nx;
    this.y += y - ny;
  }

  /** Shows all of it; so many pixels stay free around it, and beside it on the right. */
  fit({ left, right, bottom, top }, margin, beside = 0) {
    this.y = (bottom + top) / 2;
    const width = Math.max(200, right - left);
    const height = Math.max(200, top - bottom);
    const scale = Math.min((this.width - beside - margin * 2) / width, (this.height - margin * 2) / height);
    this.scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
    this.x = (left + right + beside / this.scale) / 2;
  }
}
