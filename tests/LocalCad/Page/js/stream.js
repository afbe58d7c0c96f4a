// What LocalCad tells, frame by frame. After a loss the next connection begins with everything that is there.

const RETRY_MS = 1000;
const listeners = new Map();
let source = null;
let retry = 0;

/** Parts: state, units, boards, log, missed; and "link" with true or false. */
export function on(part, listener) {
  listeners.set(part, [...(listeners.get(part) ?? []), listener]);
}

/** Ends with the part when it comes for the first time. */
export const first = (part) => new Promise((resolve) => on(part, resolve));

export function start() {
  connect();
  // A hidden page would only spend time, here and there.
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
}

function connect() {
  disconnect();
  source = new EventSource('/ctl/stream');
  source.onopen = () => tell('link', true);
  source.onerror = () => {
    tell('link', false);
    disconnect();
    retry = setTimeout(connect, RETRY_MS);
  };
  source.onmessage = (message) => {
    for (const [part, value] of Object.entries(JSON.parse(message.data))) {
      tell(part, value);
    }
  };
}

function disconnect() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

function tell(part, value) {
  for (const listener of listeners.get(part) ?? []) {
    listener(value);
  }
}
