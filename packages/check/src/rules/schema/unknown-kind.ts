import { entryOf } from '../../manifest/path.ts';
import { isCustom, kindOfShortName, toolOf } from '../../meant-kind.ts';
import { joinEdits } from '../../recovery/edits.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { removedApi } from '../../schema/removed.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { didYouMean } from '../support/describe.ts';

function place(visit: Visit, field: 'apiVersion' | 'kind'): Pick<Report, 'range' | 'at'> {
  const { node } = visit;
  const entry = entryOf(node, field);
  return { range: entry?.value.range ?? { start: node.range.start, end: node.range.start + 1 }, at: field };
}

const CUSTOM_MESSAGE = (apiVersion: string, kind: string): Localized => ({
  ko: `\`${apiVersion}\`의 ${kind}: 쿠버네티스에 내장된 종류가 아니어서 필드를 검사하지 못했습니다.`,
  en: `${kind} of \`${apiVersion}\` is not built into Kubernetes, so its fields were not checked.`,
});

const wordedForTool = (kind: string, tool: string): Pick<Report, 'message' | 'hint'> => ({
  message: {
    ko: `${kind}: ${tool} 설정 파일이며 쿠버네티스 API의 오브젝트가 아닙니다.`,
    en: `${kind} is a file for ${tool}, not an object of the Kubernetes API.`,
  },
  hint:
    tool === 'kustomize'
      ? { ko: '`kubectl apply -k`로 적용하십시오.', en: 'Apply its folder with `kubectl apply -k`.' }
      : { ko: '매니페스트와 따로 두십시오.', en: 'Keep it separate from the manifests.' },
});

/** A List whose `items` are no list: it is then no list of objects either. */
function wordedForList(visit: Visit): Report {
  const entry = entryOf(visit.node, 'items');
  const isEmpty = !entry || (entry.value.kind === 'scalar' && entry.value.value === null);
  return {
    range: entry?.key.range ?? place(visit, 'kind').range,
    at: entry ? 'items' : 'kind',
    message: isEmpty
      ? { ko: '`kind: List`에 `items` 목록이 없습니다.', en: 'A `kind: List` needs a list of objects in `items`.' }
      : { ko: '`items`는 목록이어야 합니다.', en: '`items` must be a list.' },
    hint: {
      ko: '`items:` 아래에 오브젝트마다 `- apiVersion: …`처럼 `- `로 시작해 적으십시오.',
      en: 'Write each object under `items:` after a dash: `- apiVersion: …`.',
    },
  };
}

/** Whether it is only another spelling of the kind: a difference of two letters may be another kind. */
function isSameKind(written: string, kind: string): boolean {
  return kindOfShortName(written) === kind || nearest(written, [kind], 1) === kind;
}

export const rule: Rule = {
  id: 'unknown-kind',
  class: 'schema',
  severity: 'error',
  faults: {
    'unknown-kind': (visit, { apiVersion, kind, meant }) => {
      if (removedApi(apiVersion, kind)) return;
      const tool = toolOf({ apiVersion, kind });
      if (tool) {
        visit.report({ ...place(visit, 'kind'), ...wordedForTool(kind, tool) });
        return;
      }
      if (kind === 'List' && apiVersion === 'v1') {
        visit.report(wordedForList(visit));
        return;
      }
      if (isCustom({ apiVersion, kind }, visit.schema)) {
        const message = CUSTOM_MESSAGE(apiVersion, kind);
        visit.report({ ...place(visit, 'kind'), severity: 'warning', message });
        return;
      }
      const slips = (['apiVersion', 'kind'] as const).filter((name) => meant?.[name] !== { apiVersion, kind }[name]);
      const field = slips.at(-1)!;
      visit.report({
        ...place(visit, field),
        message: {
          ko: `쿠버네티스 ${visit.schema.version}에는 \`${apiVersion}\`의 \`${kind}\` 종류가 없습니다.`,
          en: `Kubernetes ${visit.schema.version} has no kind \`${kind}\` in \`${apiVersion}\`.`,
        },
        ...(meant && {
          hint: didYouMean(slips.map((name) => `${name}: ${meant[name]}`).join('`, `')),
          ...(isSameKind(kind, meant.kind) && {
            fix: joinEdits(
              visit.resource.file.text,
              slips
                .map((name) => ({ range: place(visit, name).range, text: meant[name] }))
                .sort((a, b) => a.range.start - b.range.start),
            ),
          }),
        }),
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '없는 종류입니다', en: 'A kind that does not exist in Kubernetes' },
  text: {
    ko: '`apiVersion`과 `kind`의 조합이 쿠버네티스에 없습니다. 대소문자도 구별합니다. 디플로이먼트와 레플리카셋은 `apps/v1`, 파드와 서비스는 `v1`입니다. 커스텀 리소스는 클러스터에 설치된 정의가 있어야 알 수 있으므로 경고만 합니다.',
    en: 'This combination of `apiVersion` and `kind` does not exist in Kubernetes. Both are case-sensitive. Deployments and ReplicaSets are in `apps/v1`, Pods and Services in `v1`. A custom resource is only a warning, because its definition is installed in a cluster.',
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
    { manifest: 'apiVersion: v1\nkind: List\nitems:\n  kind: Namespace\n', at: 'items' },
    { manifest: 'apiVersion: v1\nkind: namespace\nmetadata:\n  name: echo\n', at: 'kind' },
  ],
  passes: ['apiVersion: v1\nkind: Namespace\nmetadata:\n  name: echo\n'],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
};
