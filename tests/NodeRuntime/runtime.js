'use strict';
// The little of FXServer's JavaScript runtime that our resources need: on, exports, a few natives, console.log. Speaks JSON lines: what
// happens comes in, one line each; what the script wants goes out. A question (an export, a convar) waits for its answer, as the script
// of a real server does, so lines are read on a thread of their own.
const fs = require('fs');
const vm = require('vm');
const { Worker, isMainThread, workerData, receiveMessageOnPort, MessageChannel } = require('worker_threads');

if (isMainThread) {
  run(process.argv[2]);
} else {
  read(workerData.port, new Int32Array(workerData.signal));
}

function read(port, signal) {
  const chunk = Buffer.alloc(65536);
  let rest = Buffer.alloc(0);
  for (;;) {
    let count = 0;
    try {
      count = fs.readSync(0, chunk);
    } catch (error) {
      if (error.code !== 'EAGAIN') {
        throw error;
      }
      Atomics.wait(signal, 1, 0, 5); // nothing there yet
      continue;
    }
    if (count === 0) {
      port.postMessage(null);
      return;
    }
    rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      port.postMessage(rest.subarray(0, end).toString('utf8'));
      Atomics.add(signal, 0, 1);
      Atomics.notify(signal, 0);
      rest = rest.subarray(end + 1);
    }
  }
}

function run(script) {
  const { port1: port, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(8);
  const flag = new Int32Array(signal);
  const handlers = new Map();
  const events = []; // those that wait: all go this way, so that one that came while an answer was waited for keeps its place

  const functions = []; // those that were passed to an export, by the number that stands for them

  const tell = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`);

  const dispatch = ({ event, callback, args }) =>
    (callback === undefined ? handlers.get(event) || [] : [functions[callback]]).forEach((handler) => handler(...args));

  const pass = (value) => (typeof value === 'function' ? { $function: functions.push(value) - 1 } : value);

  const take = (event) => {
    events.push(event);
    setImmediate(() => dispatch(events.shift()));
  };

  const ask = (question) => {
    tell(question);
    for (;;) {
      const seen = Atomics.load(flag, 0);
      const message = receiveMessageOnPort(port);
      if (!message) {
        Atomics.wait(flag, 0, seen);
        continue;
      }
      const line = message.message && JSON.parse(message.message);
      if (!line) {
        process.exit(0);
      } else if ('answer' in line || 'error' in line) {
        if (line.error) {
          throw new Error(line.error);
        }
        return line.answer;
      } else {
        take(line);
      }
    }
  };

  port.on('message', (text) => (text === null ? process.exit(0) : take(JSON.parse(text))));
  new Worker(__filename, { workerData: { port: port2, signal }, transferList: [port2] });

  Object.assign(globalThis, {
    require,
    on: (name, handler) => handlers.set(name, [...(handlers.get(name) || []), handler]),
    GetConvar: (name, fallback) => ask({ do: 'convar', name }) ?? fallback,
    GetResourceState: (name) => ask({ do: 'resourceState', name }),
    GetPlayerIdentifierByType: (player, type) => ask({ do: 'identifier', player, type }),
    exports: new Proxy({}, {
      get: (_, resource) => new Proxy({}, { get: (__, name) => (...args) => ask({ do: 'export', resource, name, args: args.map(pass) }) }),
    }),
  });
  console.log = (text) => tell({ do: 'print', text: String(text) });
  process.on('uncaughtException', (error) => {
    tell({ do: 'fault', text: error.stack });
    process.exit(1);
  });
  vm.runInThisContext(fs.readFileSync(script, 'utf8'), { filename: script });
  tell({ do: 'started' });
}
