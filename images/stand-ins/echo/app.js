// Stands in for ghcr.io/subicura/echo: answers every path with the host name, on port 3000.
// There is no handler for SIGTERM, so that it ends at once, open requests with it.
const { createServer } = require('node:http');
const { hostname } = require('node:os');

const log = (msg) => {
  console.log(JSON.stringify({ level: 30, time: Date.now(), pid: process.pid, hostname: hostname(), msg }));
};

createServer((_request, response) => {
  response.setHeader('content-type', 'text/plain; charset=utf-8').end(`${hostname()}\n`);
}).listen(3000, '0.0.0.0', () => {
  log('Server listening at http://0.0.0.0:3000');
  log('server listening on http://0.0.0.0:3000');
});
