import type { Rejection } from '../engine.ts';

/** What the server's refusals look like once kubectl has printed them. */
const SERVER = [/^Error from server\b/m, /^The .+ "[^"]*" is invalid:/m];
/** The cluster was away, or away for a moment: nobody refused anything. */
const AWAY = [
  /The connection to the server \S+ was refused/,
  /Unable to connect to the server/,
  /connection (reset by peer|refused)/,
  /TLS handshake timeout/,
  /http2: client connection lost/,
  /unexpected EOF|: EOF\b/,
  /etcdserver: (request timed out|leader changed)/,
  /\(ServiceUnavailable\)|apiserver (not ready|is shutting down)/,
  /the server is currently unable to handle the request/,
];

/** Tell from kubectl's error output who said no. */
export function rejectionOf(stderr: string): Rejection {
  const message = stderr.trim();
  return { by: SERVER.some((pattern) => pattern.test(message)) ? 'server' : 'kubectl', message };
}

/**
 * Whether an example's manifest was refused for where it ran: its credentials, its namespace's Pod Security or quota.
 * A reader's own cluster takes such a manifest.
 */
export function isConfinement(message: string): boolean {
  return /is forbidden: (User "[^"]*" cannot |violates PodSecurity|exceeded quota)/.test(message);
}

/** Whether kubectl failed because it did not reach the API server. */
export function isAway(stderr: string): boolean {
  return AWAY.some((pattern) => pattern.test(stderr));
}

/** Whether a command ran in a container, which may have printed whatever it likes, and ended with an error of its own. */
export function hasRun(stderr: string): boolean {
  return /^command terminated with exit code \d+\n?$/m.test(stderr);
}

/** Whether kubectl may not do it; a Pod that Pod Security forbids is another matter. */
export function isForbidden(stderr: string): boolean {
  return /\(Forbidden\): .* is forbidden: User "[^"]*" cannot /.test(stderr);
}
