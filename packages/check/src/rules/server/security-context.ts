import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from '../support/finding.ts';
import { field, isFalse, isTrue, items, text, textOf, texts } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

function checkProfile(visit: Visit<MappingNode>): void {
  const profile = field(visit, 'localhostProfile');
  const type = text(visit, 'type');
  const isGiven =
    visit.parents.length > 0 &&
    (visit.entry?.key.text === 'seccompProfile' ? profile : text(visit, 'localhostProfile'));
  if (type === 'Localhost' && !isGiven) {
    visit.report(
      finding(
        field(visit, 'type')!,
        { ko: 'Localhost에는 localhostProfile이 필요합니다.', en: 'Localhost requires a localhostProfile.' },
        { ko: '노드에 있는 프로필의 경로를 적으십시오.', en: 'Add the path of a profile on the node.' },
      ),
    );
  } else if ((type === 'RuntimeDefault' || type === 'Unconfined') && profile) {
    visit.report(
      finding(profile, {
        ko: 'localhostProfile은 type이 Localhost일 때만 쓸 수 있습니다.',
        en: 'localhostProfile can only be used with type Localhost.',
      }),
    );
  } else if (isPadded(textOf(profile)) && visit.entry?.key.text === 'appArmorProfile') {
    visit.report(
      finding(profile!, {
        ko: '프로필 이름의 앞이나 뒤에 공백이 있습니다.',
        en: 'The profile has a space before or after its name.',
      }),
    );
  }
}

const isPadded = (name = ''): boolean => name !== name.trim();

export const rule: Rule = {
  id: 'security-context',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.SeccompProfile': checkProfile,
    'core/v1.AppArmorProfile': checkProfile,
    'core/v1.SecurityContext': (visit) => {
      if (!isFalse(visit, 'allowPrivilegeEscalation')) return;
      const conflict: Localized | undefined = isTrue(visit, 'privileged')
        ? { ko: 'privileged와 함께 쓸 수 없습니다', en: 'privileged is true' }
        : texts(field(visit, 'capabilities'), 'add').includes('CAP_SYS_ADMIN')
          ? { ko: 'CAP_SYS_ADMIN과 함께 쓸 수 없습니다', en: 'CAP_SYS_ADMIN is added' }
          : undefined;
      if (!conflict) return;
      visit.report(
        finding(field(visit, 'allowPrivilegeEscalation')!, {
          ko: `allowPrivilegeEscalation: false는 ${conflict.ko}.`,
          en: `allowPrivilegeEscalation cannot be false while ${conflict.en}.`,
        }),
      );
    },
    'core/v1.PodSpec': (visit) => {
      const isUserNamespace = isFalse(visit, 'hostUsers');
      const containers = allContainers(visit);
      for (const container of containers) {
        const context = field(container, 'securityContext');
        if (!isUserNamespace && text(context, 'procMount') === 'Unmasked') {
          visit.report(
            finding(field(context, 'procMount')!, {
              ko: 'Unmasked에는 hostUsers: false가 필요합니다.',
              en: 'Unmasked requires hostUsers: false.',
            }),
          );
        }
        for (const mount of items(container, 'volumeMounts')) {
          if (text(mount, 'mountPropagation') !== 'Bidirectional' || isTrue(context, 'privileged')) continue;
          visit.report(
            finding(field(mount, 'mountPropagation')!, {
              ko: 'Bidirectional은 privileged 컨테이너에만 쓸 수 있습니다.',
              en: 'Bidirectional can only be used in privileged containers.',
            }),
          );
        }
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '보안 설정이 서로 맞지 않습니다', en: 'Security settings conflict' },
  text: {
    ko: '권한 상승을 막는 컨테이너는 특권 컨테이너일 수 없습니다. `type: Localhost`인 프로필에는 경로가 필요합니다.',
    en: 'A privileged container cannot forbid privilege escalation. A profile of type Localhost requires a path.',
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
      securityContext:
        privileged: true
        allowPrivilegeEscalation: false
`,
      at: 'spec.containers[0].securityContext.allowPrivilegeEscalation',
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
      securityContext:
        runAsUser: 1000
        allowPrivilegeEscalation: false
        seccompProfile:
          type: RuntimeDefault
`,
  ],
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
};
