// Stands in for ghcr.io/subicura/counter: answers every path with a number that rises with each request, on port 3000.
// The number is kept in the redis at REDIS_HOST, port 6379. There is no REDIS_PORT to set: Kubernetes itself sets that
// variable, to tcp://<address>:6379, in every Pod that starts beside a Service named redis.
// There is no handler for SIGTERM, so that it ends at once, open requests with it.
const { createServer } = require('node:http');
const { connect } = require('node:net');
const { hostname } = require('node:os');
const { setTimeout: pause } = require('node:timers/promises');

const { REDIS_HOST: host = 'localhost' } = process.env;
/** As in a Redis client. A Service whose redis is being replaced can lose the request to connect; TCP would repeat it for minutes. */
const CONNECT_TIMEOUT_MS = 5000;
const PING = '*1\r\n$4\r\nPING\r\n';
const INCR = '*2\r\n$4\r\nINCR\r\n$5\r\ncount\r\n';

const log = (msg) => {
  console.log(JSON.stringify({ level: 30, time: Date.now(), pid: process.pid, hostname: hostname(), msg }));
};

/** Requests that wait for redis' answer, in the order in which they came. */
const waiting = [];
let redis;

/** Ask redis for the next number. Until there is a connection the request waits, as in a Redis client's offline queue. */
function next() {
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    redis?.write(INCR);
  });
}

/** Connect, say of each failure what it was, and try again: after 50 ms, 100 ms, … and at last every 500 ms. */
async function keepConnected(connected) {
  for (let tries = 1; ; tries += 1) {
    try {
      // A recorded log names 127.0.0.1; without `family` it would be ::1 as well.
      const socket = connect({ host, port: 6379, family: 4, autoSelectFamily: false });
      socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(new Error('Connection timeout')));
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
      await use(socket, () => {
        tries = 0;
        connected();
      });
    } catch (error) {
      console.log('Redis Client Error', error);
    }
    await pause(Math.min(tries * 50, 500));
  }
}

/**
 * Greet redis, then send what waits, and give each answer (`:<number>`) to the request it belongs to, for as long as the
 * connection lasts. Until redis has greeted back, something else may be at its address: a Service's, on a node that does not
 * know the Service yet.
 */
function use(socket, connected) {
  const greeted = () => {
    redis = socket;
    socket.setTimeout(0);
    socket.write(INCR.repeat(waiting.length));
    connected();
  };
  const take = (line) => {
    if (!redis && line === '+PONG') return greeted();
    const request = redis && waiting.shift();
    if (!request) socket.destroy(new Error(`Unexpected answer ${line}`));
    else if (line.startsWith(':')) request.resolve(line.slice(1));
    else request.reject(new Error(`redis answered ${line}`));
  };
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    const lines = `${text}${chunk}`.split('\r\n');
    text = lines.pop();
    for (const line of lines) if (!socket.destroyed) take(line);
  });
  socket.write(PING);
  return new Promise((_resolve, reject) => {
    socket.once('error', reject).once('close', () => reject(new Error('Socket closed unexpectedly')));
  }).finally(() => {
    redis = undefined;
  });
}

createServer(async (_request, response) => {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  try {
    response.end(`${await next()}\n`);
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(3000, '0.0.0.0', () => {
  log('Server listening at http://0.0.0.0:3000');
  let first = true;
  void keepConnected(() => {
    if (first) log('server listening on http://0.0.0.0:3000');
    first = false;
  });
});
