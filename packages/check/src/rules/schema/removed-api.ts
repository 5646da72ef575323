import { entryOf } from '../../manifest/path.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { removedApi } from '../../schema/removed.ts';

export const rule: Rule = {
  id: 'removed-api',
  class: 'schema',
  severity: 'error',
  faults: {
    'unknown-kind': (visit, { apiVersion, kind }) => {
      const removed = removedApi(apiVersion, kind);
      if (!removed) return;
      const { removedIn, successor, instead } = removed;
      visit.report({
        ...apiVersionPlace(visit),
        message: {
          ko: `\`${apiVersion}\`의 ${kind} API는 쿠버네티스 ${removedIn}에서 제거되었습니다.`,
          en: `${kind} of \`${apiVersion}\` was removed in Kubernetes ${removedIn}.`,
        },
        hint: instead
          ? {
              ko: `\`${successor}\`의 ${instead}로 새로 적으십시오. 필드가 다릅니다.`,
              en: `Write a ${instead} of \`${successor}\` instead. Its fields are different.`,
            }
          : successor
            ? {
                ko: `\`apiVersion: ${successor}\` 버전으로 바꾸십시오. 나머지는 그 버전에 맞추어 검사했습니다.`,
                en: `Use \`apiVersion: ${successor}\`. The rest was checked against that version.`,
              }
            : {
                ko: '대체하는 API가 없습니다. 이 오브젝트를 지우십시오.',
                en: 'There is no replacement. Remove this object.',
              },
      });
    },
  },
};

function apiVersionPlace({ node }: Visit): Pick<Report, 'range' | 'at'> {
  const entry = entryOf(node, 'apiVersion');
  return { range: entry?.value.range ?? node.range, at: 'apiVersion' };
}

export const docs: RuleDocs = {
  title: { ko: '제거된 API 버전입니다', en: 'A removed API version' },
  text: {
    ko: '오래된 글의 매니페스트에서 흔히 볼 수 있습니다. 서버가 제거된 API 버전을 더는 제공하지 않으므로 오브젝트를 만들 수 없습니다. 새 버전에서는 필드 이름이나 필수 필드가 달라졌을 수 있으므로, 나머지는 새 버전에 맞추어 검사합니다.',
    en: 'This is common in the manifests of old tutorials. The server no longer serves this version, so it cannot create the object. Fields may be different in the new version, so the rest is checked against the new version.',
  },
  fails: [
    {
      manifest: `apiVersion: extensions/v1beta1
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
  ],
  passes: [
    `apiVersion: apps/v1
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
  ],
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
};
