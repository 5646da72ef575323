import type { MappingNode } from '../../manifest/document.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { bytesOf } from '../support/bytes.ts';
import { finding } from '../support/finding.ts';
import { formatVisit } from '../support/formats.ts';
import { quote } from '../support/names.ts';
import { field, fieldAt, isTrue, items, type Spot, text, textOf } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

/** What a Pod for each system can't have: in its spec, its security context, and those of its containers. */
const FORBIDDEN: Readonly<Record<string, { readonly spec: string; readonly pod: string; readonly container: string }>> =
  {
    linux: { spec: '', pod: 'windowsOptions', container: 'windowsOptions' },
    windows: {
      spec: 'hostUsers hostPID hostIPC shareProcessNamespace resources',
      pod:
        'appArmorProfile seLinuxOptions seccompProfile fsGroup fsGroupChangePolicy sysctls runAsUser runAsGroup ' +
        'supplementalGroups supplementalGroupsPolicy seLinuxChangePolicy',
      container:
        'appArmorProfile seLinuxOptions seccompProfile capabilities readOnlyRootFilesystem privileged ' +
        'allowPrivilegeEscalation procMount runAsUser runAsGroup',
    },
  };

/** For these, false and an empty list are the same as nothing. */
function isGiven(parent: Spot, key: string): boolean {
  if (key === 'hostPID' || key === 'hostIPC') return isTrue(parent, key);
  return key !== 'sysctls' || items(parent, key).length > 0;
}

function* forbidden(visit: Visit<MappingNode>): Iterable<Report> {
  const os = text(field(visit, 'os'), 'name') ?? '';
  const table = FORBIDDEN[os];
  if (!table) return;
  const held: (readonly [Spot | undefined, string])[] = [
    [visit, table.spec],
    [field(visit, 'securityContext'), table.pod],
    ...allContainers(visit).map((container) => [field(container, 'securityContext'), table.container] as const),
  ];
  for (const [parent, keys] of held) {
    for (const key of keys.split(' ')) {
      const spot = field(parent, key);
      if (!spot || !isGiven(parent!, key)) continue;
      yield finding(
        spot,
        {
          ko: `os.name이 ${os}이면 ${key} 필드를 쓸 수 없습니다.`,
          en: `${key} is not allowed when os.name is ${os}.`,
        },
        { ko: `\`${key}\` 필드를 지우십시오.`, en: `Remove \`${key}\`.` },
        spot.entry && { range: spot.entry.key.range },
      );
    }
  }
}

const hostProcessOf = (parent: Spot): Spot | undefined =>
  fieldAt(parent, 'securityContext', 'windowsOptions', 'hostProcess');

/** Containers run as processes of the host all together or not at all, and then in the host's network. */
function* hostProcess(visit: Visit<MappingNode>): Iterable<Report> {
  const pod = hostProcessOf(visit);
  const containers = allContainers(visit);
  const isOn = (spot: Spot | undefined): boolean => spot?.node.kind === 'scalar' && spot.node.value === true;
  const own = containers.map((container) => hostProcessOf(container) ?? pod);
  const [first] = own.filter(isOn);
  const odd = own.find((spot) => spot && pod && isOn(spot) !== isOn(pod));
  if (odd)
    yield finding(odd, {
      ko: 'hostProcess는 파드와 컨테이너에서 같아야 합니다.',
      en: 'hostProcess must be the same for the Pod and its containers.',
    });
  else if (first && !own.every(isOn))
    yield finding(first, {
      ko: 'hostProcess는 모든 컨테이너에서 켜거나 모든 컨테이너에서 꺼야 합니다.',
      en: 'hostProcess must be set for all containers or for none.',
    });
  if (!first || isTrue(visit, 'hostNetwork')) return;
  yield finding(
    field(visit, 'hostNetwork') ?? first,
    { ko: 'hostProcess에는 hostNetwork: true가 필요합니다.', en: 'hostProcess requires hostNetwork: true.' },
    { ko: '파드에 `hostNetwork: true`를 적으십시오.', en: 'Add `hostNetwork: true` to the Pod.' },
  );
}

const names = formatVisit({ gmsaCredentialSpecName: 'dnsSubdomain!' });
const SPEC_LIMIT = 64 * 1024;
const DNS =
  '(?=[^\\\\]{1,255}\\\\)[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*';
const NETBIOS = '[^\\\\/:*?"<>|.][^\\\\/:*?"<>|]{0,14}';
const USER = new RegExp(
  `^(?!.*[^ -~\\x80-\\u{10ffff}])((${DNS}|${NETBIOS})\\\\)?(?![. ]+$)[^"/\\\\:;|=,+*?<>@\\[\\]]{1,104}$`,
  'su',
);

export const rule: Rule = {
  id: 'windows-pod',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PodSpec': (visit) => {
      for (const report of [...forbidden(visit), ...hostProcess(visit)]) visit.report(report);
    },
    'core/v1.WindowsSecurityContextOptions': (visit) => {
      names(visit);
      const spec = field(visit, 'gmsaCredentialSpec');
      const bytes = bytesOf(textOf(spec) ?? '-');
      if (spec && (bytes === 0 || bytes > SPEC_LIMIT))
        visit.report(
          finding(spec, {
            ko: `${bytes}바이트입니다. 1바이트부터 ${SPEC_LIMIT}바이트까지여야 합니다.`,
            en: `The size is ${bytes} bytes; it must be from 1 to ${SPEC_LIMIT} bytes.`,
          }),
        );
      const user = field(visit, 'runAsUserName');
      const name = textOf(user);
      if (user && name !== undefined && !USER.test(name))
        visit.report(
          finding(
            user,
            {
              ko: `${quote(name)} 값은 윈도우 사용자 이름이 아닙니다.`,
              en: `${quote(name)} is not a Windows user name.`,
            },
            {
              ko: '`ContainerUser`나 `도메인\\사용자`처럼 적으십시오.',
              en: 'Write it like `ContainerUser` or `domain\\user`.',
            },
          ),
        );
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '파드의 운영체제에서 쓸 수 없는 설정입니다',
    en: 'A setting is not available for the operating system of a Pod',
  },
  text: {
    ko: '`os.name`이 windows이면 리눅스의 보안 설정을, linux이면 `windowsOptions`를 쓸 수 없습니다. 호스트 프로세스 컨테이너는 모든 컨테이너에서 함께 켜고, `hostNetwork: true`와 함께 써야 합니다.',
    en: 'If `os.name` is windows, the security settings of Linux are not allowed; if it is linux, `windowsOptions` is not allowed. hostProcess must be enabled for all containers, together with `hostNetwork: true`.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  os:
    name: windows
  securityContext:
    runAsUser: 1000
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.securityContext.runAsUser',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  securityContext:
    windowsOptions:
      hostProcess: true
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.securityContext.windowsOptions.hostProcess',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  os:
    name: windows
  hostNetwork: true
  securityContext:
    windowsOptions:
      hostProcess: true
      runAsUserName: NT AUTHORITY\\SYSTEM
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
