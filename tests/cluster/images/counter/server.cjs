// Stands in for ghcr.io/subicura/counter: answers every path with a number that rises with each request, on port 3000.
// The number is kept in the redis at REDIS_HOST, port 6379. There is no REDIS_PORT to set: Kubernetes itself sets that
// variable, to tcp://<address>:6379, in every Pod that starts beside a Service named redis.
const { createServer } = require('node:http');
const { connect } = require('node:net');

const { REDIS_HOST = 'localhost' } = process.env;
const REDIS_PORT = 6379;

/** Ask redis for the next number: one command in its own protocol (RESP), whose answer is `:<number>`. */
function next() {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(REDIS_PORT, REDIS_HOST, () => socket.write('*2\r\n$4\r\nINCR\r\n$5\r\ncount\r\n'));
    socket.setEncoding('utf8').setTimeout(2000, () => socket.destroy(new Error('redis does not answer')));
    socket.on('error', reject);
    socket.on('data', (text) => {
      answer += text;
      if (!answer.endsWith('\r\n')) return;
      socket.end();
      const [, number] = /^:(\d+)\r\n$/.exec(answer) ?? [];
      if (number) resolve(number);
      else reject(new Error(`redis answered ${answer.trim()}`));
    });
  });
}

const server = createServer(async (_request, response) => {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  try {
    response.end(`${await next()}\n`);
  } catch (error) {
    console.error(`redis at ${REDIS_HOST}:${REDIS_PORT}: ${error.message}`);
    response.writeHead(500).end(`redis: ${error.message}\n`);
  }
});
// A server that loads its code takes a moment until it listens. What a readiness probe is for would not show without it.
setTimeout(
  () => server.listen(3000, () => console.log(`listening on port 3000, redis at ${REDIS_HOST}:${REDIS_PORT}`)),
  300,
);

process.once('SIGTERM', () => server.close(() => process.exit(0)).closeIdleConnections());
