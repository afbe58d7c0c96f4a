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
const UNITS = 10; // most units of one look
const LOOK = 30000; // ms between two looks at who is in panic, whatever was heard
const TEXT = 100; // most characters of a text from the CAD
const REMEMBERED = 1000; // most panics that are known to be posted

const open = new Set(); // ids of the units whose panic was posted and has not ended
const queue = [];
let posting = false;

// What the CAD sends was typed by people: any type, any length.
const text = (value) =>
  typeof value === 'string' || typeof value === 'number' ? [...String(value).slice(0, 2 * TEXT)].slice(0, TEXT).join('') : '';

const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

// An export costs the server's main thread: ask for no more than is needed. Null when sonoranpush does not run.
function units(filter) {
  try {
    return list(exports.sonoranpush.getUnits({ limit: UNITS, fields: ['id', 'data', 'location', 'isPanic'], ...filter }));
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

function begin(unit, isTest) {
  if (open.has(unit.id)) {
    return;
  }
  open.add(unit.id);
  if (open.size > REMEMBERED) {
    open.delete(open.values().next().value);
  }
  const about = unit.data || {};
  const who = [text(about.unitNum), text(about.name), text(about.department)].filter((word) => word !== '').join(' ');
  say(`${isTest ? '(test) ' : ''}:rotating_light: Panic: ${who || `unit ${unit.id}`}${text(unit.location) ? `, ${text(unit.location)}` : ''}`);
}

// Never onNet: game clients could forge it.
on('sonoranpush:pushEvent:EVENT_UNIT_PANIC', (data, meta) => {
  const sent = list(data.identIds !== undefined ? data.identIds : data.identId);
  const ids = sent.filter((id) => /^\d{1,15}$/.test(id)).slice(0, UNITS).map(Number);
  if (data.isPanic === false) {
    ids.forEach((id) => open.delete(id));
    return;
  }
  const known = ids.length > 0 ? list(units({ ids })) : [];
  // The console command "sonoranpush test EVENT_UNIT_PANIC" raises a sample.
  ids.forEach((id) => begin(known.find((unit) => unit.id === id) || { id }, meta.transport === 'test'));
});

// Push events that nobody heard, because the connection was down or the server too slow, are made up for here. What the CAD tells of
// such a time comes some seconds after connected, so one look then is not enough.
function look() {
  const posted = open.size > 0 ? units({ ids: [...open], limit: open.size }) : [];
  list(posted).forEach((unit) => unit.isPanic === false && open.delete(unit.id));
  list(units({ isPanic: true })).forEach((unit) => begin(unit, false));
}

on('sonoranpush:connected', look);
on('sonoranpush:eventsDropped', look);
setInterval(look, LOOK);
