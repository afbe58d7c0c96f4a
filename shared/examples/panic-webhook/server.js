'use strict';

const SETTING = 'panic_webhook_url';
const PAUSE = 2000; // ms between two requests
const LONGEST_PAUSE = 60000; // ms, whatever the other side asks for
const TIMEOUT = 10000; // ms for one request
const ATTEMPTS = 3; // of one message that is answered with 429
const WAITING = 20; // most messages that wait
const TEXT = 100; // most characters of a text from the CAD

const open = new Set(); // known units whose panic was posted and has not ended
const queue = [];
let posting = false;

// People typed these texts: they may hold what Discord takes for a mention, a link or a style.
const text = (value) =>
  [...String(value ?? '').slice(0, 2 * TEXT)].slice(0, TEXT).join('')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').replace(/[\\`*_~|>[\]()#<@:-]/g, '\\$&');

function address() {
  const url = URL.canParse(GetConvar(SETTING, '')) ? new URL(GetConvar(SETTING, '')) : {};
  if (url.protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(url.hostname)) {
    return url;
  }
  console.log(`${SETTING} is not set, or no https address: nothing is posted.`);
  return null;
}

// Ends with the pause that has to follow. No error text is printed: it could hold the address.
async function post(url, message) {
  const body = JSON.stringify({ username: 'Sonoran CAD', content: message.content, allowed_mentions: { parse: [] } });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT) }).catch(() => null);
  if (response?.status === 429 && message.attempts < ATTEMPTS) {
    queue.unshift({ ...message, attempts: message.attempts + 1 });
    return Math.min(Math.max(Number(response.headers.get('retry-after')) * 1000 || PAUSE, PAUSE), LONGEST_PAUSE);
  }
  if (!response?.ok) {
    console.log(`A panic could not be posted: ${response ? `HTTP ${response.status}` : 'no connection, or no answer'}`);
  }
  return PAUSE;
}

function pump() {
  const url = posting || queue.length === 0 ? null : address();
  if (!url) {
    queue.length = posting ? queue.length : 0;
    return;
  }
  posting = true;
  // Back on the server's own time: code behind a network answer should call no natives.
  post(url, queue.shift()).then((pause) => setTimeout(() => { posting = false; pump(); }, pause));
}

function say(unit, mark = '') {
  const about = unit.data || {};
  const who = [about.unitNum, about.name, about.department].filter(Boolean).map(text).join(' ') || `unit ${unit.id}`;
  queue.push({ content: `${mark}:rotating_light: Panic: ${who}${unit.location ? `, ${text(unit.location)}` : ''}`, attempts: 1 });
  if (queue.length > WAITING) {
    queue.shift();
    console.log('Too many panics wait to be posted: the oldest was given up.');
  }
  pump();
}

// State: an outage hides neither a panic nor its end. A unit is posted once until its panic ends.
const change = (unit) => (unit.isPanic === true ? open.has(unit.id) || (open.add(unit.id), say(unit)) : open.delete(unit.id));
on('sonoranpush:unitChanged', change);
on('sonoranpush:unitRemoved', (unit) => open.delete(unit.id));
on('onResourceStop', (name) => name === 'sonoranpush' && open.clear());
exports.sonoranpush.getUnits({ isPanic: true }).forEach(change);

// A moment: the panic of a unit that is not known yet, and samples of the console command. Never onNet: game clients could forge it.
on('sonoranpush:pushEvent:EVENT_UNIT_PANIC', (data, { transport }) => [data.identIds ?? data.identId].flat().filter((id) => /^\d{1,15}$/.test(id)).forEach((id) => {
  const unit = exports.sonoranpush.getUnit(Number(id));
  if (transport === 'test') say(unit || { id }, '(test) ');
  else if (unit) change({ ...unit, isPanic: data.isPanic !== false });
  else if (data.isPanic !== false) say({ id });
}));
