// A form for any JSON value: a field for each member, as deep as it goes.

import { el } from './dom.js';

const LONG = 60;

/**
 * Fields for a value.
 * @param {unknown} value
 * @param {(value: unknown) => void} changed is told the whole new value
 */
export function fieldsFor(value, changed) {
  return Array.isArray(value) && value.every(isPlain) ? [list('items', value, changed)] : membersOf(value, changed);
}

function membersOf(value, changed) {
  const keys = Object.keys(value);
  if (keys.length === 0) {
    return [el('p', { class: 'empty' }, 'Nothing to fill in. Members can be added in the JSON.')];
  }
  return keys.map((key) => field(label(value, key), value[key], (member) => {
    value[key] = member;
    changed(value);
  }));
}

const label = (value, key) => (Array.isArray(value) ? `${Number(key) + 1}.` : key);
const isPlain = (value) => value === null || typeof value !== 'object';

function field(name, value, changed) {
  if (Array.isArray(value) && value.every(isPlain)) {
    return list(name, value, changed);
  }
  if (!isPlain(value)) {
    return el('fieldset', {}, el('legend', {}, name), membersOf(value, () => changed(value)));
  }
  const control = { boolean: flag, number, string: text }[typeof value]?.(value, changed) ?? nothing();
  return el('label', { class: typeof value === 'boolean' ? 'check' : null }, el('span', {}, name), control);
}

const flag = (value, changed) => el('input', { type: 'checkbox', checked: value, change: (event) => changed(event.target.checked) });

const number = (value, changed) => el('input', {
  type: 'number', step: 'any', value, input: (event) => {
    if (event.target.value !== '') {
      changed(Number(event.target.value));
    }
  },
});

function text(value, changed) {
  const listen = { input: (event) => changed(event.target.value) };
  if (value.length > LONG) {
    const area = el('textarea', { rows: 2, ...listen });
    area.value = value;
    return area;
  }
  return el('input', { type: 'text', value, ...listen });
}

const nothing = () => el('input', { type: 'text', value: 'null', disabled: true });

// Ids and words in one line, parted by commas. What looks like a number is one, unless the list held words.
function list(name, values, changed) {
  const holdsWords = values.some((value) => typeof value === 'string');
  const read = (part) => (!holdsWords && part !== '' && !Number.isNaN(Number(part)) ? Number(part) : part);
  const input = el('input', {
    type: 'text', value: values.join(', '), placeholder: 'parted by commas',
    input: () => changed(input.value.split(',').map((part) => part.trim()).filter((part) => part !== '').map(read)),
  });
  return el('label', {}, el('span', {}, `${name} `, el('small', {}, 'list')), input);
}
