import { defineConfig } from 'studylog/config';

/** Rules that once had a page of their own, whether or not an example names them today. */
const FORMER_RULE_PAGES = `
  copied-along curly-quotes duplicate-key invalid-key
  invalid-merge invalid-tag invisible-character key-read-otherwise
  missing-separator octal-number unknown-alias unrendered-template
  yaml-directive yaml-encoding yaml-limit yaml-syntax
  yaml-tab deprecated-api invalid-base64 invalid-quantity
  invalid-time missing-field missing-identity not-a-manifest
  not-an-object removed-api unknown-field unknown-kind
  unknown-value wrong-type annotation-value claim-settings
  cluster-ips downward-field duplicate-name duplicate-port
  ephemeral-claim host-namespaces ingress-class ingress-host
  ingress-path invalid-address invalid-annotation invalid-autoscaler
  invalid-data-key invalid-file-mode invalid-host invalid-ip-block
  invalid-job invalid-label invalid-name invalid-owner
  invalid-path invalid-port-name invalid-resources invalid-schedule
  invalid-strategy invalid-toleration job-failure-policy legacy-volume
  match-expression-values missing-name missing-port-name missing-value
  mount-conflict network-policy-ports node-port-out-of-range number-out-of-range
  one-of pod-resources pod-security-label pod-settings
  port-out-of-range probe-conflict repeated-variable restart-policy
  secret-type security-context selector-mismatch service-type
  topology-spread unknown-volume unsupported-value volume-source
  windows-pod duplicate-object governing-service node-port-conflict
  policy-selects-no-pod selector-overlap service-selects-no-pod unfit-secret
  unknown-backend unknown-ordinal unknown-probe-port unknown-reference
  unknown-scale-target unknown-target-port unscalable-target command-line
  image-tag malformed-image missing-readiness-probe odd-amount
  unlabelled-pod
`;

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
  homeExample: 'replicaset/echo-rs',
  checkExample: 'yaml/broken-api-version',
  imageHosts: ['docker.io/curlimages', 'docker.io/library', 'ghcr.io/subicura'],
  sources: [
    'kubernetes.io',
    'kind.sigs.k8s.io',
    'minikube.sigs.k8s.io',
    'github.com/kubernetes',
    'github.com/kubernetes-sigs',
    'docs.docker.com',
    'docs.aws.amazon.com',
    'redis.io',
    'yaml.org',
  ],
  kubernetes: ['1.35', '1.36', '1.37'],
  notes: [
    'overview',
    'pod',
    'yaml-essentials',
    'kubectl',
    'liveness-probe',
    'probes',
    'multi-container-pod',
    'init-containers',
    'resources',
    'configmap',
    'secret',
    'labels-and-selectors',
    'replicaset',
    'ownership',
    'deployment',
    'rollouts',
    'service',
    'service-names',
    'node-port',
    'load-balancer',
    'service-traffic',
    'troubleshooting',
    'capstone',
  ],
  redirects: Object.fromEntries(
    FORMER_RULE_PAGES.trim()
      .split(/\s+/)
      .map((rule) => [`/rules/${rule}/`, `/check/#${rule}`]),
  ),
});
