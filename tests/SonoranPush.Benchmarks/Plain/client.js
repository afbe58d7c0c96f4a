// The shortest client of the hub: parse, stringify, emit. No check of the key, no limits, no reconnect, no order against
// anything. Arguments: the hub's address, the server id. "expect N" on standard input answers with the next N events' latencies.
'use strict';

const { EventEmitter } = require('node:events');
const { HubConnectionBuilder, HttpTransportType, LogLevel } = require('@microsoft/signalr');

const emitter = new EventEmitter();
const microseconds = () => Number(process.hrtime.bigint() / 1000n);
let expected = 0;
let firstSent = 0;
let latencies = [];

// What a consumer does on the other side of the border: parse again, and look into the event.
emitter.on('pushEvent', (text) => {
  const { sentUs } = JSON.parse(text).data;
  const now = microseconds();
  firstSent = latencies.length === 0 ? sentUs : firstSent;
  latencies.push(now - sentUs);
  if (latencies.length === expected) {
    console.log(`heard ${firstSent} ${now} ${latencies.join(',')}`);
    latencies = [];
  }
});

const hub = new HubConnectionBuilder()
  .withUrl(process.argv[2], { transport: HttpTransportType.WebSockets, skipNegotiation: true })
  .configureLogging(LogLevel.Error)
  .build();
hub.on('pushEvent', (payload) => {
  const event = typeof payload === 'string' ? JSON.parse(payload) : payload;
  emitter.emit('pushEvent', JSON.stringify(event));
});
hub.start()
  .then(() => hub.invoke('authenticatev2', 'demo', 'demo-key', Number(process.argv[3])))
  .then(() => console.log('ready'));

require('node:readline').createInterface({ input: process.stdin })
  .on('line', (line) => { expected = Number(line.split(' ')[1]); })
  .on('close', () => process.exit());
