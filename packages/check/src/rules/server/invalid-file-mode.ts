import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { field, numberOf } from '../support/spot.ts';

const MODES: Readonly<Record<string, string>> = {
  'core/v1.ConfigMapVolumeSource': 'defaultMode',
  'core/v1.SecretVolumeSource': 'defaultMode',
  'core/v1.DownwardAPIVolumeSource': 'defaultMode',
  'core/v1.ProjectedVolumeSource': 'defaultMode',
  'core/v1.KeyToPath': 'mode',
  'core/v1.DownwardAPIVolumeFile': 'mode',
};

export const rule: Rule = {
  id: 'invalid-file-mode',
  class: 'server',
  severity: 'error',
  visit: Object.fromEntries(
    Object.entries(MODES).map(([type, key]) => [
      type,
      (visit) => {
        const spot = field(visit, key);
        const mode = numberOf(spot);
        if (!spot || mode === undefined || (mode >= 0 && mode <= 0o777)) return;
        const meant = spot.node.kind === 'scalar' && /^[0-7]{3}$/.test(spot.node.text) ? `0${mode}` : undefined;
        visit.report(
          finding(
            spot,
            {
              ko: `${mode} 값은 파일 권한이 아닙니다. 8진수 0777, 10진수 511까지만 쓸 수 있습니다.`,
              en: `${mode} is not a file mode: the maximum is 0777 in octal, 511 in decimal.`,
            },
            meant === undefined
              ? undefined
              : {
                  ko: `8진수로 쓰려면 앞에 0을 붙여 \`${meant}\`처럼 적으십시오.`,
                  en: `Write \`${meant}\`, with a leading 0, for an octal number.`,
                },
            meant === undefined ? undefined : { fix: { range: spot.node.range, text: meant } },
          ),
        );
      },
    ]),
  ),
};

export const docs: RuleDocs = {
  title: { ko: '파일 권한이 0777(8진수)을 넘습니다', en: 'A file mode is greater than 0777 (octal)' },
  text: {
    ko: 'YAML에서 `644`는 10진수이고 8진수로는 1204입니다. 유닉스의 644를 뜻한다면 `0644`로 적어야 합니다.',
    en: 'In YAML, `644` is a decimal number, which is 1204 in octal. For mode 644 in Unix, write `0644`.',
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
  volumes:
    - name: settings
      configMap:
        name: settings
        defaultMode: 644
`,
      at: 'spec.volumes[0].configMap.defaultMode',
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
  volumes:
    - name: settings
      configMap:
        name: settings
        defaultMode: 0644
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
};
