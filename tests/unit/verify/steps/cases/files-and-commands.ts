import type { Row } from '../row.ts';

const BY_SERVER = { refuses: { text: 'echo', by: 'server', message: 'the name is taken' } } as const;
const BY_KUBECTL = { refuses: { text: 'echo', by: 'kubectl', message: 'the name is taken' } } as const;
const OTHERWISE = { refuses: { text: 'echo', by: 'server', message: 'too many' } } as const;
const QUOTA = 'pods "echo" is forbidden: exceeded quota: pods';
const CONFINED = { refuses: { text: 'echo', by: 'server', message: QUOTA } } as const;
const FORBIDDEN = { refuses: { text: 'echo', by: 'server', message: 'pods "echo" is forbidden: by policy' } } as const;
const PODS = { prints: { 'get pod': { stdout: 'echo Running\n' } } };
const NO_PODS = { prints: { 'get pod': { exitCode: 1, stderr: 'no such Pod\n' } } };

export const FILES_AND_COMMANDS: readonly Row[] = [
  {
    verb: 'apply',
    option: 'apply',
    step: { apply: 'manifest.yaml' },
    otherwise: 'v2.yaml',
    passes: {},
    fails: BY_SERVER,
    alone: 'fails',
    says: ['server rejected manifest.yaml', 'manifest.yaml: applied, not the name is taken'],
    inKorean: 'API 서버가 manifest.yaml 파일을 거부했습니다',
  },
  {
    verb: 'apply',
    option: 'apply',
    step: { apply: 'manifest.yaml' },
    otherwise: 'v2.yaml',
    passes: {},
    fails: BY_KUBECTL,
    alone: 'fails',
    says: ['kubectl rejected manifest.yaml', 'manifest.yaml: applied, not the name is taken'],
    inKorean: 'kubectl이 manifest.yaml 파일을 거부했습니다',
  },
  {
    verb: 'apply',
    option: 'rejected',
    step: { apply: 'manifest.yaml', rejected: { by: 'server', message: 'the name is taken' } },
    passes: BY_SERVER,
    fails: {},
    alone: 'both',
    says: ['manifest.yaml should have been rejected, but was applied', 'rejected: rejected by server, not applied'],
    records: { checks: 2, output: 'the name is taken\n' },
  },
  {
    verb: 'apply',
    option: 'rejected.by',
    step: { apply: 'manifest.yaml', rejected: { by: 'server', message: 'the name is taken' } },
    otherwise: 'kubectl',
    passes: BY_SERVER,
    fails: BY_KUBECTL,
    alone: 'both',
    says: ['manifest.yaml was not rejected as expected', 'rejected.by: server, not kubectl'],
  },
  {
    verb: 'apply',
    option: 'rejected.message',
    step: { apply: 'manifest.yaml', rejected: { by: 'server', message: { $match: 'taken$' } } },
    otherwise: 'too many',
    passes: BY_SERVER,
    fails: OTHERWISE,
    alone: 'both',
    says: ['manifest.yaml was not rejected as expected', 'rejected.message: matches /taken$/, not too many'],
  },
  {
    verb: 'apply',
    option: 'rejected.by',
    step: { apply: 'manifest.yaml', rejected: { by: 'server', message: 'words of a real server' } },
    otherwise: 'kubectl',
    passes: { refuses: { ...BY_SERVER.refuses, paraphrased: true } },
    fails: { refuses: { ...BY_KUBECTL.refuses, paraphrased: true } },
    alone: 'both',
    says: [
      'manifest.yaml was not rejected as expected',
      'rejected.by: server, not kubectl',
      'rejected.message: words of a real server, not the name is taken',
    ],
    records: {
      checks: 1,
      reason: {
        ko: '거부되었습니다. 정확한 메시지는 시뮬레이션하지 않습니다',
        en: 'rejected; the exact message is not simulated',
      },
    },
  },
  {
    verb: 'apply',
    option: 'rejected',
    step: { apply: 'manifest.yaml', rejected: { by: 'server', message: { $match: 'is forbidden' } } },
    passes: FORBIDDEN,
    fails: CONFINED,
    alone: 'passes',
    says: [
      "manifest.yaml is rejected only here; a reader's cluster would accept it",
      `rejected: rejected by any cluster, not ${QUOTA}`,
    ],
    inKorean: 'manifest.yaml 파일은 여기에서만 거부됩니다. 독자의 클러스터는 받아들입니다',
  },
  {
    verb: 'run',
    option: 'run',
    step: { run: 'kubectl get pod' },
    otherwise: 'kubectl get service',
    passes: { prints: { 'get pod': { ms: 60_000 } } },
    // One that does not end is stopped.
    fails: { prints: { 'get pod': { ms: 60_001 }, 'get service': {} } },
    alone: 'both',
    says: ['«kubectl get pod» did not end and was stopped, after 30s', 'exit code: 0, not 124'],
    records: { seconds: 60 },
  },
  {
    verb: 'run',
    option: 'run',
    step: { run: 'kubectl get pod' },
    otherwise: 'kubectl get service',
    passes: PODS,
    fails: { prints: { 'get service': {} } },
    alone: 'both',
    says: ['the output of «kubectl get pod» is not as expected, after 30s', 'exit code: 0, not 1'],
    records: { checks: 1, output: 'echo Running\n' },
  },
  {
    verb: 'run',
    option: 'output',
    step: { run: 'kubectl get pod', output: { $match: 'Pending' } },
    passes: { prints: { 'get pod': { stdout: 'echo Pending\n' } } },
    fails: PODS,
    alone: 'fails',
    says: [
      'the output of «kubectl get pod» is not as expected, after 30s',
      'output: matches /Pending/, not echo Running',
    ],
    records: { checks: 2 },
  },
  {
    verb: 'run',
    option: 'fails',
    step: { run: 'kubectl get pod', fails: true },
    passes: NO_PODS,
    fails: PODS,
    alone: 'both',
    says: ['the output of «kubectl get pod» is not as expected, after 30s', 'exit code: not 0, not 0'],
    records: { output: 'no such Pod\n' },
  },
  {
    verb: 'run',
    option: 'fails',
    step: { run: 'kubectl get pod', fails: true, output: 'no such Pod' },
    passes: NO_PODS,
    fails: { prints: { 'get pod': { stdout: 'no such Pod' } } },
    alone: 'both',
    says: ['the output of «kubectl get pod» is not as expected, after 30s', 'exit code: not 0, not 0'],
  },
  {
    verb: 'run',
    option: 'fails',
    step: { run: 'kubectl exec echo -- cat /none', fails: true },
    passes: { prints: { 'exec echo -- cat /none': { exitCode: 1 } } },
    // What had to be stopped has not failed.
    fails: { prints: { 'exec echo -- cat /none': { ms: 60_001 } } },
    alone: 'passes',
    says: ['«kubectl exec echo -- cat /none» did not end and was stopped, after 30s', 'exit code: not 0, not 124'],
  },
  {
    verb: 'run',
    option: 'within',
    step: { run: 'kubectl get pod', within: '5s' },
    passes: [
      { from: 0, ...NO_PODS },
      { from: 4000, ...PODS },
    ],
    fails: [
      { from: 0, ...NO_PODS },
      { from: 10_000, ...PODS },
    ],
    alone: 'fails',
    says: ['the output of «kubectl get pod» is not as expected, after 5s', 'exit code: 0, not 1'],
  },
];
