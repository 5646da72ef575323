import { entryOf } from '../../../manifest/path.ts';
import type { Localized } from '../../finding.ts';
import { nearest } from '../../nearest.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { removedApi } from '../../schema/removed.ts';

/** Groups of Kubernetes itself; any other may be a CustomResourceDefinition's, which only a cluster knows. */
const BUILT_IN = /^([^/.]+|[a-z]+\/[^/]+|[a-z.]+\.k8s\.io\/[^/]+)$/;
/** What an apiVersion can look like at all. */
const API_VERSION = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?v\d+((alpha|beta)\d+)?$/;
/** Projects of the community that use the k8s.io domain for their own resources. */
const CUSTOM =
  /(^|\.)(x-k8s\.io|gateway\.networking\.k8s\.io|metrics\.k8s\.io|snapshot\.storage\.k8s\.io|autoscaling\.k8s\.io)\//;

interface Advice {
  readonly field: 'apiVersion' | 'kind';
  readonly text: string;
}

function advise(apiVersion: string, kind: string, kinds: readonly string[]): Advice | undefined {
  const split = kinds.map((id) => ({
    apiVersion: id.slice(0, id.lastIndexOf('/')),
    kind: id.slice(id.lastIndexOf('/') + 1),
  }));
  const sameKind = split.filter((known) => known.kind === kind).map((known) => known.apiVersion);
  const version = nearest(apiVersion, sameKind) ?? sameKind[0];
  if (version) return { field: 'apiVersion', text: version };
  const inVersion = nearest(
    kind,
    split.filter((known) => known.apiVersion === apiVersion).map((known) => known.kind),
  );
  if (inVersion) return { field: 'kind', text: inVersion };
  const anywhere = nearest(
    kind,
    split.map((known) => known.kind),
  );
  return anywhere === undefined ? undefined : { field: 'kind', text: anywhere };
}

function place(visit: Visit, field: 'apiVersion' | 'kind'): Pick<Report, 'range' | 'at'> {
  const { node } = visit;
  const entry = entryOf(node, field);
  return { range: entry?.value.range ?? { start: node.range.start, end: node.range.start + 1 }, at: field };
}

/** Whether a CustomResourceDefinition may define it, and it is no slip in the name of a group of Kubernetes. */
function isCustom(apiVersion: string, kind: string, kinds: readonly string[]): boolean {
  if (!API_VERSION.test(apiVersion)) return false;
  if (CUSTOM.test(apiVersion)) return true;
  return (
    !BUILT_IN.test(apiVersion) &&
    nearest(
      `${apiVersion}/${kind}`,
      kinds.filter((id) => id.endsWith(`/${kind}`)),
    ) === undefined
  );
}

const CUSTOM_MESSAGE = (apiVersion: string, kind: string): Localized => ({
  ko: `\`${apiVersion}\`의 ${kind}: 쿠버네티스에 내장된 종류가 아니어서 필드를 검사하지 못했습니다.`,
  en: `${kind} of \`${apiVersion}\` is not built into Kubernetes: its fields were not checked.`,
});

export const rule: Rule = {
  id: 'unknown-kind',
  class: 'schema',
  severity: 'error',
  otherKinds: true,
  faults: {
    'unknown-kind': (visit, { apiVersion, kind }) => {
      if (removedApi(apiVersion, kind)) return;
      const kinds = [...visit.schema.kinds()];
      if (isCustom(apiVersion, kind, kinds)) {
        const message = CUSTOM_MESSAGE(apiVersion, kind);
        visit.report({ ...place(visit, 'kind'), severity: 'warning', message });
        return;
      }
      const advice = advise(apiVersion, kind, kinds);
      visit.report({
        ...place(visit, advice?.field ?? 'kind'),
        message: {
          ko: `쿠버네티스 ${visit.schema.version}에는 \`${apiVersion}\`의 \`${kind}\` 종류가 없습니다.`,
          en: `Kubernetes ${visit.schema.version} has no kind \`${kind}\` in \`${apiVersion}\`.`,
        },
        ...(advice && {
          hint: {
            ko: `혹시 \`${advice.field}: ${advice.text}\`입니까?`,
            en: `did you mean \`${advice.field}: ${advice.text}\`?`,
          },
          fix: { range: place(visit, advice.field).range, text: advice.text },
        }),
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '없는 종류입니다', en: 'A kind that Kubernetes does not have' },
  text: {
    ko: '`apiVersion`과 `kind`의 짝이 쿠버네티스에 없습니다. 대소문자도 구별합니다. 디플로이먼트와 레플리카셋은 `apps/v1`, 파드와 서비스는 `v1`입니다. 커스텀 리소스는 클러스터에 설치된 정의가 있어야 알 수 있으므로 경고만 합니다.',
    en: 'Kubernetes has no such pair of `apiVersion` and `kind`; letter case counts. Deployments and ReplicaSets are `apps/v1`, Pods and Services `v1`. A custom resource gets only a warning, since its definition lives in a cluster.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Deployment
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    metadata:
      labels:
        app: echo
    spec:
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'apiVersion',
    },
    { manifest: 'apiVersion: v1\nkind: namespace\nmetadata:\n  name: echo\n', at: 'kind' },
  ],
  passes: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n'],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
};
