import { type Spot, text } from './spot.ts';

/** Types of Service that nodes open ports for. */
export const EXTERNAL: readonly string[] = ['NodePort', 'LoadBalancer'];

/** Whether nodes answer at a port of their own for the health of a Service: the only place for `healthCheckNodePort`. */
export function needsHealthCheck(spec: Spot): boolean {
  return text(spec, 'type') === 'LoadBalancer' && text(spec, 'externalTrafficPolicy') === 'Local';
}
