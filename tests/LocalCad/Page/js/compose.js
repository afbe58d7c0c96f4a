// Composes one push event: fields and JSON show the same, whichever is changed.

import { byId, el, setText } from './dom.js';
import { get, push } from './api.js';
import { fieldsFor } from './form.js';
import * as history from './history.js';
import * as target from './target.js';

const CUSTOM = '(another type)';

let samples = {};
let envelope = {};

export async function start() {
  samples = await get('/ctl/samples');
  byId('type').append(...[...Object.keys(samples), CUSTOM].map((type) => el('option', {}, type)));
  byId('type').addEventListener('change', () => begin(byId('type').value));
  byId('raw').addEventListener('input', readRaw);
  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  for (const radio of document.querySelectorAll('input[name=shape]')) {
    radio.addEventListener('change', () => wrap(radio.value));
  }
  history.start(edit);
  begin('EVENT_UNIT_PANIC');
}

/** The envelope as it stands, or null while its JSON is not whole. */
export const current = () => parse(byId('raw').value);

export async function send() {
  const text = byId('raw').value;
  if (!parse(text)) {
    byId('raw').focus();
    return;
  }
  const where = target.current();
  const { ok, text: answer } = await push(where, text);
  history.add({ envelope: text, type: String(envelope.type), ...where, ok });
  setText(byId('push-result'), ok ? `${envelope.type} sent` : answer);
  byId('push-result').className = ok ? 'good' : 'error';
}

function begin(type) {
  const isKnown = type in samples;
  // The CAD's request for logs has its key beside data, which is absent.
  envelope = type === 'GET_LOGS' ? { type, logKey: 'a1b2c3' } : { type: isKnown ? type : 'EVENT_OF_TOMORROW', data: structuredClone(samples[type] ?? {}) };
  writeRaw();
  drawFields();
}

function edit(text) {
  byId('raw').value = text;
  readRaw();
}

function wrap(shape) {
  if ('data' in envelope) {
    const isList = Array.isArray(envelope.data);
    if (shape === 'array' && !isList) {
      envelope.data = [envelope.data];
    } else if (shape === 'object' && isList) {
      envelope.data = envelope.data[0] ?? {};
    }
    writeRaw();
    drawFields();
  }
}

function drawFields() {
  const { type, data, ...rest } = envelope;
  byId('type').value = type in samples ? type : CUSTOM;
  document.querySelector(`input[name=shape][value=${Array.isArray(data) ? 'array' : 'object'}]`).checked = true;
  const beside = type in samples ? rest : { type, ...rest };
  byId('fields').replaceChildren(
    ...(Object.keys(beside).length > 0 ? fieldsFor(beside, (value) => change(Object.assign(envelope, value))) : []),
    ...(data !== null && typeof data === 'object' ? fieldsFor(data, (value) => change(Object.assign(envelope, { data: value }))) : []));
}

function change() {
  writeRaw();
}

function writeRaw() {
  byId('raw').value = JSON.stringify(envelope, null, 2);
  setText(byId('raw-error'), '');
}

function readRaw() {
  const read = parse(byId('raw').value);
  if (read) {
    envelope = read;
    drawFields();
  }
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    const isEnvelope = value !== null && typeof value === 'object' && !Array.isArray(value);
    setText(byId('raw-error'), isEnvelope ? '' : 'The envelope is a JSON object.');
    return isEnvelope ? value : null;
  } catch (error) {
    setText(byId('raw-error'), `${error.message}. The tab "Malformed" pushes broken JSON.`);
    return null;
  }
}
