// Says in a word what a record of the hub protocol is.

const PUSH = /\\?"type\\?":\s*\\?"([^"\\]{1,60})/;

export function labelOf({ direction, text }) {
  if (direction === 'Cad') {
    return '';
  }
  const rest = /^(?:(?:PATCH|POST|DELETE) \S+\/(?:emergency\/servers\/\d+)\/(\S+)|(\d{3}) )/.exec(text);
  if (rest) {
    return rest[1] ?? `answer ${rest[2]}`;
  }
  const kind = /"type":(\d+)/.exec(text)?.[1];
  const target = /"target":"([^"]{1,40})"/.exec(text)?.[1];
  switch (kind) {
    case '1': return target === 'pushEvent' ? pushed(text) : target ?? 'call';
    case '3': return answer(text);
    case '6': return 'ping';
    case '7': return 'close';
    default: return text === '{}' || text.includes('"protocol"') ? 'handshake' : 'record';
  }
}

function pushed(text) {
  const type = PUSH.exec(text.slice(text.indexOf('"arguments"')))?.[1];
  return type ? `push ${type}` : 'push';
}

function answer(text) {
  if (text.includes('"success":true')) {
    const count = /"count":(\d+)/.exec(text)?.[1];
    return count && count !== '0' ? `taken ${count}` : 'taken';
  }
  return text.includes('"success":false') ? 'refused' : 'answer';
}
