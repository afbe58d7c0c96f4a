// The control API. Every call ends in { ok, text }: a refusal is something to show, not an exception.

export async function post(path, body) {
  try {
    const response = await fetch(path, { method: 'POST', body });
    return { ok: response.ok, text: words(await response.text()) };
  } catch {
    return { ok: false, text: 'LocalCad does not answer.' };
  }
}

// A refusal's text comes as JSON.
function words(text) {
  return text.startsWith('"') ? JSON.parse(text) : text.trim();
}

export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return response.json();
}

/** Pushes an envelope: its text goes as it is. */
export function push(target, envelope) {
  const query = new URLSearchParams({ server: target.server });
  if (target.as) {
    query.set('as', target.as);
  }
  return post(`/ctl/push?${query}`, envelope);
}

export const setSwitch = (name, value) => post('/ctl/fault', JSON.stringify({ switch: name, value }));

export const setLoad = (order) => post('/ctl/load', JSON.stringify(order));

export const pushBad = (name, server) => post(`/ctl/bad?${new URLSearchParams({ name, server })}`);
