import type { Rule, RuleDocs } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { entries, field, fieldAt, itemText, text, textOf } from '../support/spot.ts';

const ANNOTATION = 'kubernetes.io/ingress.class';

export const rule: Rule = {
  id: 'ingress-class',
  class: 'server',
  severity: 'error',
  visit: {
    'networking/v1.IngressClassParametersReference': (visit) => {
      const isNamespaced = text(visit, 'scope') === 'Namespace';
      const namespace = field(visit, 'namespace');
      if (
        isNamespaced === (namespace !== undefined) ||
        !['Namespace', 'Cluster', undefined].includes(text(visit, 'scope'))
      )
        return;
      visit.report(
        isNamespaced
          ? missing(
              visit,
              'namespace',
              {
                ko: '`scope: Namespace`에는 `namespace`가 필요합니다.',
                en: '`scope: Namespace` requires a `namespace`.',
              },
              { ko: '`namespace` 값을 적으십시오.', en: 'Add `namespace`.' },
            )
          : finding(
              namespace!,
              {
                ko: '클러스터 범위의 파라미터에는 `namespace`를 쓸 수 없습니다.',
                en: 'Cluster-scoped parameters cannot have a `namespace`.',
              },
              { ko: '지우거나 `scope: Namespace`를 적으십시오.', en: 'Remove it, or write `scope: Namespace`.' },
            ),
      );
    },
    'networking/v1.Ingress': (visit) => {
      const name = textOf(fieldAt(visit, 'spec', 'ingressClassName'));
      const annotations = entries(fieldAt(visit, 'metadata', 'annotations'));
      const old = annotations.find(({ entry }) => entry.key.text === ANNOTATION);
      const given = old && itemText(old);
      if (!old || name === undefined || given === undefined || given === name) return;
      visit.report(
        finding(
          old,
          {
            ko: `${quote(given)}: \`ingressClassName\`의 ${quote(name)} 값과 다릅니다.`,
            en: `${quote(given)} is different from \`ingressClassName\`, which is ${quote(name)}.`,
          },
          {
            ko: `\`${ANNOTATION}\` 어노테이션을 지우십시오.`,
            en: `Remove the annotation \`${ANNOTATION}\`.`,
          },
        ),
      );
    },
  },
};

/* @__NO_SIDE_EFFECTS__ */
const ingress = (given: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
  annotations:
    kubernetes.io/ingress.class: ${given}
spec:
  ingressClassName: nginx
  defaultBackend:
    service:
      name: echo
      port:
        number: 80
`;

export const docs: RuleDocs = {
  title: {
    ko: '인그레스의 클래스가 두 가지로 적혀 있습니다',
    en: 'An Ingress names two different classes',
  },
  text: {
    ko: '인그레스의 클래스는 `spec.ingressClassName`에 적습니다. 예전의 `kubernetes.io/ingress.class` 어노테이션을 함께 적으려면 값이 같아야 합니다. 어노테이션은 지우는 것이 좋습니다.',
    en: 'Write the class of an Ingress in `spec.ingressClassName`. The old annotation `kubernetes.io/ingress.class` is allowed next to it only with the same value. It is better to remove the annotation.',
  },
  fails: [{ manifest: ingress('traefik'), at: 'metadata.annotations["kubernetes.io/ingress.class"]' }],
  passes: [ingress('nginx')],
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation',
};
