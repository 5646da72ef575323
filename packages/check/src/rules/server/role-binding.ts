import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, text } from '../support/spot.ts';

const GROUP = 'rbac.authorization.k8s.io';
/** @param wanted the group to write; '' where none may be written. */
function checkGroup(visit: Visit<MappingNode>, wanted: string): void {
  const group = text(visit, 'apiGroup');
  if (!group || group === wanted) return;
  visit.report(
    finding(
      field(visit, 'apiGroup')!,
      {
        ko: `\`kind: ${text(visit, 'kind')}\`에는 apiGroup ${quote(group)} 값을 쓸 수 없습니다.`,
        en: `\`kind: ${text(visit, 'kind')}\` cannot have the apiGroup ${quote(group)}.`,
      },
      wanted === ''
        ? { ko: '`apiGroup` 줄을 지우십시오.', en: 'Remove `apiGroup`.' }
        : { ko: `\`apiGroup: ${wanted}\`로 적으십시오.`, en: `Write \`apiGroup: ${wanted}\`.` },
    ),
  );
}

export const rule: Rule = {
  id: 'role-binding',
  class: 'server',
  severity: 'error',
  visit: {
    'rbac/v1.Subject': (visit) => {
      const kind = text(visit, 'kind') ?? '';
      const isAccount = kind === 'ServiceAccount';
      if (isAccount || /^(User|Group)$/.test(kind)) checkGroup(visit, isAccount ? '' : GROUP);
      if (!isAccount || visit.resource.kind !== 'ClusterRoleBinding' || text(visit, 'namespace')) return;
      visit.report(
        missing(
          visit,
          'namespace',
          { ko: '서비스어카운트의 네임스페이스가 없습니다.', en: 'The namespace of the ServiceAccount is missing.' },
          { ko: '`namespace: default`처럼 적으십시오.', en: 'Add it, for example `namespace: default`.' },
        ),
      );
    },
    'rbac/v1.RoleRef': (visit) => {
      if (visit.resource.kind === 'ClusterRoleBinding' && text(visit, 'kind') === 'Role')
        visit.report(
          finding(
            field(visit, 'kind')!,
            {
              ko: 'ClusterRoleBinding은 Role을 가리킬 수 없습니다.',
              en: 'A ClusterRoleBinding cannot refer to a Role.',
            },
            { ko: 'ClusterRole이나 RoleBinding을 쓰십시오.', en: 'Use a ClusterRole, or a RoleBinding.' },
          ),
        );
      checkGroup(visit, GROUP);
    },
  },
};

/* @__NO_SIDE_EFFECTS__ */
const binding = (
  subject: string,
  kind = 'ClusterRoleBinding',
  role = 'ClusterRole',
): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: reader
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ${role}
  name: reader
subjects:
  - ${subject}
`;

export const docs: RuleDocs = {
  title: { ko: '롤바인딩의 주체(subject)나 롤이 잘못되었습니다', en: 'A role binding has a wrong subject or role' },
  text: {
    ko: '서비스어카운트에는 `apiGroup`을 적지 않고, ClusterRoleBinding에서는 `namespace`를 적어야 합니다. 사용자(User), 그룹(Group), 롤의 `apiGroup`은 `rbac.authorization.k8s.io`입니다.',
    en: 'A ServiceAccount cannot have an `apiGroup`, and in a ClusterRoleBinding it needs a `namespace`. The `apiGroup` of users, groups and roles is `rbac.authorization.k8s.io`.',
  },
  fails: [
    { manifest: binding('{kind: ServiceAccount, name: web}'), at: 'subjects[0].namespace' },
    {
      manifest: binding('{kind: ServiceAccount, name: web, namespace: a, apiGroup: rbac.authorization.k8s.io}'),
      at: 'subjects[0].apiGroup',
    },
    {
      manifest: binding('{kind: User, name: web}', 'ClusterRoleBinding', 'Role'),
      at: 'roleRef.kind',
    },
  ],
  passes: [
    binding('{kind: ServiceAccount, name: web, namespace: a}'),
    binding('{kind: ServiceAccount, name: web}', 'RoleBinding'),
    binding('{kind: User, name: web, apiGroup: rbac.authorization.k8s.io}'),
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/rbac/validation/validation.go',
};
