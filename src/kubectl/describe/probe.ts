import type { Probe } from './types.ts';

type Action = 'exec' | 'httpGet' | 'tcpSocket' | 'grpc';

const ACTIONS: { readonly [A in Action]: (action: NonNullable<Probe[A]>) => string } = {
  exec: ({ command = [] }) => `exec [${command.join(' ')}]`,
  httpGet: ({ scheme = '', host = '', port, path = '' }) => {
    const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    return `http-get ${scheme.toLowerCase()}://${address}${path && !path.startsWith('/') ? '/' : ''}${escaped(path)}`;
  },
  tcpSocket: ({ host = '', port }) => `tcp-socket ${host}:${port}`,
  grpc: ({ port, service = '' }) => `grpc <pod>:${port} ${service}`,
};

/** Go writes a path of an address with everything escaped that could be something else. */
function escaped(path: string): string {
  return encodeURI(path).replace(/[?#!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A probe on one line: `http-get http://:3000/ delay=0s timeout=1s period=10s #success=1 #failure=3`. */
export function probeText(probe: Probe): string {
  const name = Object.keys(ACTIONS).find((one) => probe[one as Action]) as Action | undefined;
  const action = name ? (ACTIONS[name] as (action: unknown) => string)(probe[name]) : 'unknown';
  const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0 } = probe;
  const { successThreshold = 0, failureThreshold = 0 } = probe;
  return (
    `${action} delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s ` +
    `#success=${successThreshold} #failure=${failureThreshold}`
  );
}
