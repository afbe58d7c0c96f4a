'use strict';

const http = require('http');
const https = require('https');
const { URL } = require('url');

const SETTING = 'panic_webhook_url';
const PAUSE = 2000; // ms between two requests
const LONGEST_PAUSE = 60000; // ms, whatever the other side asks for
const TIMEOUT = 10000; // ms for one request
const ATTEMPTS = 3; // of one message that is answered with 429
const WAITING = 20; // most messages that wait
const UNITS = 10; // most units of one event
const TEXT = 100; // most characters of a text from the CAD
const REMEMBERED = 1000; // most panics that are known to be posted

const open = new Map(); // id of each unit whose panic was posted and has not ended, with its server id
const queue = [];
let posting = false;

// What the CAD sends was typed by people: any type, any length, and with what Discord would take for a mention, a link or a style.
const plain = (value) =>
  typeof value === 'string' || typeof value === 'number' ? [...String(value).slice(0, 2 * TEXT)].slice(0, TEXT).join('') : '';
const text = (value) => plain(value).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').replace(/[\\`*_~|>[\]()#<@:-]/g, '\\$&');

const isId = (value) => /^\d{1,15}$/.test(value);

const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

// An export costs the server's main thread: ask for no more than is needed. Null when sonoranpush does not run.
function units(filter) {
  try {
    return list(exports.sonoranpush.getUnits({ limit: UNITS, fields: ['id', 'serverId', 'data', 'location'], ...filter }));
  } catch (error) {
    return null;
  }
}

function address() {
  const setting = GetConvar(SETTING, '');
  try {
    const url = new URL(setting);
    if (url.protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(url.hostname)) {
      return url;
    }
  } catch (error) {
    // Told below.
  }
  console.log(`${SETTING} is not set, or no https address: nothing is posted.`);
  return null;
}

// Ends with the pause that has to follow, never with an error: a webhook that is out of order is no reason to fail.
function post(url, message) {
  const body = JSON.stringify({
    username: 'Sonoran CAD',
    content: message.content,
    allowed_mentions: { parse: [] },
  });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const fail = (reason) => {
      console.log(`A panic could not be posted: ${reason}`); // no error text: it could hold the address
      resolve(PAUSE);
    };
    const request = (url.protocol === 'https:' ? https : http).request(url, { method: 'POST', headers }, (response) => {
      response.resume(); // whatever it says
      if (response.statusCode === 429 && message.attempts < ATTEMPTS) {
        queue.unshift({ ...message, attempts: message.attempts + 1 });
        resolve(Math.min(Math.max(Number(response.headers['retry-after']) * 1000 || PAUSE, PAUSE), LONGEST_PAUSE));
      } else if (response.statusCode >= 300) {
        fail(`HTTP ${response.statusCode}`);
      } else {
        resolve(PAUSE);
      }
    });
    request.setTimeout(TIMEOUT, () => request.destroy(new Error('no answer')));
    request.on('error', () => fail('no connection, or no answer'));
    request.end(body);
  });
}

function pump() {
  if (posting || queue.length === 0) {
    return;
  }
  const url = address();
  if (!url) {
    queue.length = 0;
    return;
  }
  posting = true;
  post(url, queue.shift()).then((pause) => {
    // Back on the server's own time: code behind a network answer should call no natives.
    setTimeout(() => {
      posting = false;
      pump();
    }, pause);
  });
}

function say(content) {
  queue.push({ content, attempts: 1 });
  if (queue.length > WAITING) {
    queue.shift();
    console.log('Too many panics wait to be posted: the oldest was given up.');
  }
  pump();
}

function tell(unit, mark) {
  const about = unit.data || {};
  const who = [text(about.unitNum), text(about.name), text(about.department)].filter((word) => word !== '').join(' ');
  say(`${mark}:rotating_light: Panic: ${who || `unit ${unit.id}`}${text(unit.location) ? `, ${text(unit.location)}` : ''}`);
}

// A panic that the CAD repeats is posted once.
function begin(unit, serverId) {
  if (open.has(unit.id)) {
    return;
  }
  open.set(unit.id, serverId);
  if (open.size > REMEMBERED) {
    open.delete(open.keys().next().value);
  }
  tell(unit, '');
}

const end = (id) => open.delete(id);

const ids = (data) => list(data.identIds !== undefined ? data.identIds : data.identId).filter(isId).slice(0, UNITS).map(Number);

// Never onNet: game clients could forge it.
on('sonoranpush:pushEvent:EVENT_UNIT_PANIC', (data, meta) => {
  const named = ids(data);
  // A sample that the console command "sonoranpush test EVENT_UNIT_PANIC" raises. Nothing is remembered of it: the unit may be one that
  // exists, and its real panic must not be taken for a repetition.
  const isTest = meta.transport === 'test';
  if (data.isPanic === false) {
    named.forEach((id) => isTest || end(id));
    return;
  }
  const known = named.length > 0 ? list(units({ ids: named })) : [];
  const inPanic = named.map((id) => known.find((unit) => unit.id === id) || { id });
  inPanic.forEach((unit) => (isTest ? tell(unit, '(test) ') : begin(unit, meta.serverId)));
});

// Whether a unit is in panic also stands where the CAD describes it; and one that has logged out is not.
function described(data, meta) {
  const all = [...list(data.units), ...list(data.unit)].filter((unit) => unit && isId(unit.id) && meta.transport !== 'test');
  all.filter((unit) => unit.isPanic === false).forEach((unit) => end(Number(unit.id)));
  all.filter((unit) => unit.isPanic === true).forEach((unit) => begin({ ...unit, id: Number(unit.id) }, meta.serverId));
}

on('sonoranpush:pushEvent:EVENT_UNIT_UPDATE', described);
on('sonoranpush:pushEvent:EVENT_UNIT_STATUS', described);
on('sonoranpush:pushEvent:EVENT_UNIT_LOGIN', described);
on('sonoranpush:pushEvent:EVENT_UNIT_LOGOUT', (data, meta) => meta.transport !== 'test' && ids(data).forEach(end));

// What nobody heard, because the connection was down or the server too slow, is made up for when SonoranPush has fetched all units of a
// CAD server anew; and for the time before this script ran, now.
function look(snapshot) {
  const inPanic = units({ isPanic: true, limit: REMEMBERED, ...snapshot });
  if (inPanic === null) {
    return;
  }
  const present = new Set(inPanic.map((unit) => unit.id));
  open.forEach((serverId, id) => snapshot && serverId === snapshot.serverId && !present.has(id) && end(id));
  inPanic.forEach((unit) => begin(unit, unit.serverId));
}

on('sonoranpush:snapshot', ({ serverId }) => look({ serverId }));
look();
