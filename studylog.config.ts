import { defineConfig } from 'studylog/config';

/** What this log decides for itself; src/config/config.ts describes each field. */
export default defineConfig({
  title: 'studylog',
  tagline: {
    ko: '실행해 본 것만 적는 쿠버네티스 학습 기록',
    en: 'A Kubernetes study log that only writes down what ran',
  },
  languages: ['ko', 'en'],
  repository: { branch: 'main' },
  licences: { code: 'MIT', content: 'MIT' },
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
