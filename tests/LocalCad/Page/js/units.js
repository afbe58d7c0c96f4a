// Every unit that the hub has a place of, with what the CAD knows about who it is.

import * as stream from './stream.js';

const MAX_UNITS = 5000;
const GLIDE_MS = 1000;
const STALE_MS = 45_000;

const units = new Map();
let roster = new Map();
const listeners = new Set();

export const all = () => units;
export const find = (target) => units.get(target);
export const onChange = (listener) => listeners.add(listener);

stream.on('units', (rows) => {
  const now = performance.now();
  for (const row of rows) {
    take(row, now);
  }
  listeners.forEach((listener) => listener());
});

stream.on('boards', (boards) => {
  for (const { serverId, units: entries } of boards) {
    roster = new Map([...roster].filter(([, entry]) => entry.serverId !== serverId));
    for (const entry of entries) {
      for (const key of keysOf(entry)) {
        roster.set(key, { ...entry.data, serverId, id: entry.id, status: entry.status, isPanic: entry.isPanic === true });
      }
    }
  }
  for (const unit of units.values()) {
    unit.person = roster.get(unit.key);
    unit.name = nameOf(unit);
  }
  listeners.forEach((listener) => listener());
});

/** Milliseconds since the hub heard of it. */
export const ageOf = (unit, now) => now - unit.heardAt;

export const isStale = (unit, now) => ageOf(unit, now) > STALE_MS;

/** Where it is drawn: on its way from where it was to where it is. */
export function placeOf(unit, now) {
  if (!isGliding(unit, now)) {
    return unit;
  }
  const part = (now - unit.glideFrom) / unit.glide;
  return {
    x: unit.old.x + (unit.x - unit.old.x) * part,
    y: unit.old.y + (unit.y - unit.old.y) * part,
    heading: unit.old.heading + turn(unit.old.heading, unit.heading) * part,
  };
}

export const isGliding = (unit, now) => now - unit.glideFrom < unit.glide;

/** Identities that are on the map and nobody of the CAD's units yet. */
export const strangers = () => [...units.values()]
  .filter((unit) => !unit.person && unit.target.startsWith('communityUserId:'))
  .map((unit) => unit.target.slice('communityUserId:'.length));

function take(row, now) {
  const known = units.get(row.target);
  if (!known && units.size >= MAX_UNITS) {
    return;
  }
  const unit = known ?? create(row, now);
  const at = Date.parse(row.at);
  if (known) {
    const gap = (at - unit.at) / Math.max(1, row.count - unit.count);
    unit.interval = unit.interval ? unit.interval * 0.7 + gap * 0.3 : gap;
    unit.old = { ...placeOf(unit, now), heading: placeOf(unit, now).heading };
    unit.glideFrom = now;
    unit.glide = Math.max(1, Math.min(GLIDE_MS, gap));
  }
  Object.assign(unit, {
    location: row.location,
    hasPlace: row.coordinates != null,
    x: row.coordinates?.x ?? 0,
    y: row.coordinates?.y ?? 0,
    z: row.coordinates?.z ?? 0,
    heading: row.coordinates?.w ?? 0,
    vehicleName: vehicleName(row.vehicle),
    isOnFoot: /^(on )?foot$/.test(vehicleName(row.vehicle)),
    lights: row.vehicle?.lights === true,
    at,
    count: row.count,
    heardAt: known ? now : now - Math.max(0, Date.now() - at),
  });
}

function create(row, now) {
  const key = row.target.slice(row.target.indexOf(':') + 1).toLowerCase();
  const unit = { target: row.target, key, interval: 0, old: null, glideFrom: now, glide: 0, count: 0 };
  unit.person = roster.get(key);
  unit.name = nameOf(unit);
  units.set(row.target, unit);
  return unit;
}

function keysOf(entry) {
  const data = entry.data ?? {};
  const identities = [data.communityUserId, data.communityUserIds, data.apiIds].flat().filter((id) => typeof id === 'string');
  return [String(entry.id), ...identities.map((id) => id.slice(id.indexOf(':') + 1))].map((key) => key.toLowerCase());
}

function nameOf(unit) {
  const name = [unit.person?.unitNum, unit.person?.name].filter(Boolean).join(' ');
  return name || (unit.key.length > 12 ? `…${unit.key.slice(-6)}` : unit.key);
}

function vehicleName(vehicle) {
  if (!vehicle) {
    return 'on foot';
  }
  const file = vehicle.model?.split('/').pop().replace(/\.\w+$/, '');
  return (vehicle.type ?? file ?? 'vehicle').replaceAll('_', ' ');
}

const turn = (from, to) => ((to - from + 540) % 360) - 180;
