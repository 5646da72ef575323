import type { Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { fieldVisits } from '../support/fields.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { textOf } from '../support/spot.ts';

/** What a path may be: without `..`, relative too, or not starting with two dots either. */
type Demand = 'no-backsteps' | 'relative' | 'local' | 'absolute';

const PATHS: Readonly<Record<string, Readonly<Record<string, Demand>>>> = {
  'core/v1.HostPathVolumeSource': { path: 'no-backsteps' },
  'core/v1.GitRepoVolumeSource': { directory: 'relative' },
  'core/v1.NFSVolumeSource': { path: 'absolute' },
  'core/v1.VolumeMount': { subPath: 'relative', subPathExpr: 'relative' },
  'core/v1.VolumeDevice': { devicePath: 'no-backsteps' },
  'core/v1.KeyToPath': { path: 'local' },
  'core/v1.DownwardAPIVolumeFile': { path: 'local' },
  'core/v1.ServiceAccountTokenProjection': { path: 'local' },
  'core/v1.ClusterTrustBundleProjection': { path: 'local' },
  'core/v1.FileKeySelector': { path: 'no-backsteps' },
  'core/v1.SeccompProfile': { localhostProfile: 'relative' },
};

const WORDS: Readonly<Record<'steps' | 'absolute' | 'relative' | 'dots', Localized>> = {
  steps: { ko: "경로에 '..'을 쓸 수 없습니다", en: "the path cannot contain '..'" },
  absolute: { ko: "'/'로 시작하는 절대 경로여야 합니다", en: "it must be an absolute path, starting with '/'" },
  relative: { ko: "'/'로 시작하지 않는 상대 경로여야 합니다", en: "it must be a relative path, not starting with '/'" },
  dots: { ko: "'..'으로 시작할 수 없습니다", en: "it cannot start with '..'" },
};

function fault(path: string, demand: Demand): Localized | undefined {
  const isAbsolute = path.startsWith('/');
  if (demand === 'absolute') return isAbsolute ? undefined : WORDS.absolute;
  if (demand !== 'no-backsteps' && isAbsolute) return WORDS.relative;
  if (path.split('/').includes('..')) return WORDS.steps;
  return demand === 'local' && path.startsWith('..') ? WORDS.dots : undefined;
}

export const rule: Rule = {
  id: 'invalid-path',
  class: 'server',
  severity: 'error',
  visit: fieldVisits(PATHS, (spot, demand) => {
    const path = textOf(spot);
    const wrong = path ? fault(path, demand) : undefined;
    if (!path || !wrong) return undefined;
    return finding(spot, {
      ko: `${quote(path)} 경로는 쓸 수 없습니다: ${wrong.ko}.`,
      en: `${quote(path)} is not allowed: ${wrong.en}.`,
    });
  }),
};

export const docs: RuleDocs = {
  title: { ko: '이 자리에 쓸 수 없는 경로입니다', en: 'A path is not allowed here' },
  text: {
    ko: '볼륨 안의 경로는 볼륨 밖을 가리키지 못하도록 상대 경로여야 하고 `..`을 쓸 수 없습니다. `hostPath`에도 `..`을 쓸 수 없습니다.',
    en: 'A path inside a volume must be relative and cannot contain `..`, so that it never points outside the volume. A `hostPath` cannot contain `..` either.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      volumeMounts:
        - name: data
          mountPath: /data
          subPath: /logs
  volumes:
    - name: data
      emptyDir: {}
`,
      at: 'spec.containers[0].volumeMounts[0].subPath',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      volumeMounts:
        - name: data
          mountPath: /data
          subPath: logs/today
  volumes:
    - name: data
      emptyDir: {}
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
};
