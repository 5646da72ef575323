// Stands in for ghcr.io/subicura/echo: answers every path with the host name, on port 3000.
const { createServer } = require('node:http');
const { hostname } = require('node:os');

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/plain; charset=utf-8').end(`${hostname()}\n`);
});
// A server that loads its code takes a moment until it listens. What a readiness probe is for would not show without it.
setTimeout(() => server.listen(3000, () => console.log('listening on port 3000')), 300);

process.once('SIGTERM', () => server.close(() => process.exit(0)).closeIdleConnections());
