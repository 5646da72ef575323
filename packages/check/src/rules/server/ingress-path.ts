import type { Rule, RuleDocs } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, text } from '../support/spot.ts';

const SEQUENCES = ['//', '/./', '/../', '%2f', '%2F'];
const ENDINGS = ['/..', '/.'];

/** What no path that is compared as it is may hold. */
function refusedPart(path: string): string | undefined {
  return SEQUENCES.find((sequence) => path.includes(sequence)) ?? ENDINGS.find((ending) => path.endsWith(ending));
}

export const rule: Rule = {
  id: 'ingress-path',
  class: 'server',
  severity: 'error',
  visit: {
    'networking/v1.HTTPIngressPath': (visit) => {
      const type = text(visit, 'pathType');
      const path = text(visit, 'path') ?? '';
      const spot = field(visit, 'path');
      const isExact = type === 'Exact' || type === 'Prefix';
      if (!isExact && (type !== 'ImplementationSpecific' || path === '')) return;
      const part = isExact ? refusedPart(path) : undefined;
      if (!path.startsWith('/')) {
        const meant = `/${path.replace(/^\w+:\/\/[^/]*\/?/, '')}`;
        visit.report(
          finding(
            spot ?? visit,
            { ko: `${quote(path)}: '/'로 시작하는 경로여야 합니다.`, en: `${quote(path)} is not an absolute path.` },
            refusedPart(meant)
              ? { ko: "'/'로 시작하도록 적으십시오.", en: "Start it with '/'." }
              : { ko: `\`path: ${meant}\`처럼 적으십시오.`, en: `Write \`path: ${meant}\`.` },
          ),
        );
      } else if (part !== undefined && spot) {
        visit.report(
          finding(spot, {
            ko: `경로에 쓸 수 없는 부분이 있습니다: ${quote(part)}.`,
            en: `The path cannot contain ${quote(part)}.`,
          }),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '인그레스의 경로가 허용되지 않습니다', en: 'The path of an Ingress is not allowed' },
  text: {
    ko: '인그레스의 경로는 `/`로 시작하고 `//`나 `..`을 담을 수 없습니다. `pathType`이 ImplementationSpecific이면 경로를 비울 수 있습니다.',
    en: 'The path of an Ingress must start with `/` and cannot contain `//` or `..`. It can be empty only if the `pathType` is ImplementationSpecific.',
  },
  fails: [
    {
      manifest: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  rules:
    - http:
        paths:
          - path: echo
            pathType: Prefix
            backend:
              service:
                name: echo
                port:
                  number: 80
`,
      at: 'spec.rules[0].http.paths[0].path',
    },
  ],
  passes: [
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  rules:
    - http:
        paths:
          - pathType: ImplementationSpecific
            backend:
              service:
                name: echo
                port:
                  name: http
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
};
