import { defineConfig } from './src/config/config.ts';

/** What this log decides for itself; src/config/config.ts describes each field. */
export default defineConfig({
  imageHosts: ['docker.io/library', 'ghcr.io/subicura'],
  kubernetes: ['1.35', '1.36', '1.37'],
  notes: [
    'overview',
    'pod',
    'yaml-essentials',
    'liveness-probe',
    'multi-container-pod',
    'labels-and-selectors',
    'replicaset',
    'deployment',
    'service',
    'node-port',
    'load-balancer',
  ],
});
