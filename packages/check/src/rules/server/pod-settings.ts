import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, fieldAt, isTrue, items, number, type Spot, text, textOf, texts } from '../support/spot.ts';
import { allContainers } from '../support/workloads.ts';

type Check = (visit: Visit<MappingNode>) => void;

const report = (visit: Visit<MappingNode>, spot: Spot, ko: string, en: string, hint?: Localized): void =>
  visit.report(finding(spot, { ko, en }, hint));

const hostNetwork: Check = (visit) => {
  if (!isTrue(visit, 'hostNetwork')) return;
  for (const port of items(visit, 'containers').flatMap((container) => items(container, 'ports'))) {
    const host = number(port, 'hostPort');
    const own = number(port, 'containerPort');
    if (!host || !own || host === own) continue;
    report(
      visit,
      field(port, 'hostPort')!,
      `hostPort ${host}: hostNetwork를 쓰면 containerPort와 같아야 합니다.`,
      `With hostNetwork, hostPort ${host} must equal containerPort.`,
      {
        ko: '`hostPort`를 지우십시오.',
        en: 'Remove `hostPort`.',
      },
    );
  }
};

const dns: Check = (visit) => {
  const config = field(visit, 'dnsConfig');
  const policy = field(visit, 'dnsPolicy');
  const servers = items(config, 'nameservers');
  const isNone = text(visit, 'dnsPolicy') === 'None';
  if (policy && isNone && servers.length === 0 && (!config || config.node.kind === 'mapping')) {
    report(
      visit,
      policy,
      'dnsPolicy가 None이면 dnsConfig.nameservers가 필요합니다.',
      'dnsPolicy None requires dnsConfig.nameservers.',
    );
  }
  if (servers.length > 3)
    report(
      visit,
      field(config, 'nameservers')!,
      `네임서버가 ${servers.length}개입니다. 3개까지만 쓸 수 있습니다.`,
      `There are ${servers.length} name servers; at most 3 are allowed.`,
    );
  const searches = texts(config, 'searches');
  if (searches.length > 32 || searches.join(' ').length > 2048) {
    report(
      visit,
      field(config, 'searches')!,
      '검색 도메인은 32개, 2048자까지만 쓸 수 있습니다.',
      'At most 32 search domains, with 2048 characters in total, are allowed.',
    );
  }
};

const onlyPods: Check = (visit) => {
  const ephemeral = items(visit, 'ephemeralContainers');
  if (ephemeral.length > 0) {
    report(
      visit,
      field(visit, 'ephemeralContainers')!,
      '임시 컨테이너는 실행 중인 파드에만 추가할 수 있습니다.',
      'Ephemeral containers can only be added to a running Pod.',
      {
        ko: '지우고 `kubectl debug`를 쓰십시오.',
        en: 'Remove them and use `kubectl debug`.',
      },
    );
  }
  if (visit.resource.kind !== 'Pod') return;
  if (text(visit, 'nodeName') && items(visit, 'schedulingGates').length > 0) {
    report(
      visit,
      field(visit, 'nodeName')!,
      'schedulingGates가 있으면 nodeName을 쓸 수 없습니다.',
      'With schedulingGates, nodeName is not allowed.',
    );
  }
};

/** A hook cannot outlast the time a Pod has to stop. */
const sleep: Check = (visit) => {
  const grace = number(visit, 'terminationGracePeriodSeconds') ?? 30;
  const hooks = allContainers(visit).flatMap((container) => {
    const lifecycle = field(container, 'lifecycle');
    return lifecycle ? [fieldAt(lifecycle, 'preStop', 'sleep'), fieldAt(lifecycle, 'postStart', 'sleep')] : [];
  });
  for (const hook of hooks) {
    const seconds = number(hook, 'seconds');
    if (seconds === undefined || (seconds >= 0 && seconds <= grace)) continue;
    report(
      visit,
      field(hook, 'seconds')!,
      `${seconds}초: 0초부터 terminationGracePeriodSeconds(${grace}초)까지여야 합니다.`,
      `${seconds} s is out of range: from 0 to terminationGracePeriodSeconds, ${grace} s.`,
    );
  }
};

const restarts: Check = (visit) => {
  const inits = items(visit, 'initContainers');
  for (const container of [...items(visit, 'containers'), ...inits]) {
    const isInit = inits.includes(container) && text(container, 'restartPolicy') !== 'Always';
    const rules = items(container, 'restartPolicyRules');
    if (rules.length > 0 && !field(container, 'restartPolicy'))
      report(
        visit,
        field(container, 'restartPolicyRules')!,
        'restartPolicyRules에는 restartPolicy가 필요합니다.',
        'restartPolicyRules requires a restartPolicy.',
      );
    for (const policy of items(container, 'resizePolicy')) {
      if (text(policy, 'restartPolicy') !== 'RestartContainer') continue;
      const spot = field(policy, 'restartPolicy')!;
      if (text(visit, 'restartPolicy') === 'Never')
        report(
          visit,
          spot,
          '파드의 restartPolicy가 Never이면 NotRequired만 쓸 수 있습니다.',
          "With the Pod's restartPolicy Never only NotRequired is allowed.",
        );
      else if (isInit)
        report(
          visit,
          spot,
          '초기화 컨테이너에는 NotRequired만 쓸 수 있습니다.',
          'In an init container only NotRequired is allowed.',
        );
    }
  }
};

const priority: Check = (visit) => {
  const spot = field(visit, 'priority');
  if (!spot || visit.resource.kind !== 'Pod' || number(visit, 'priority') === 0 || text(visit, 'priorityClassName'))
    return;
  report(visit, spot, 'priority는 직접 적을 수 없습니다.', 'priority cannot be set directly.', {
    ko: '지우고 `priorityClassName`을 쓰십시오.',
    en: 'Remove it and use `priorityClassName`.',
  });
};

/** A container asks for a claim as a whole, or for different requests of it. */
const claims: Check = (visit) => {
  const names = items(visit, 'resourceClaims').map((claim) => text(claim, 'name'));
  for (const container of allContainers(visit)) {
    const seen: { name: string; request: string }[] = [];
    for (const claim of items(field(container, 'resources'), 'claims')) {
      const spot = field(claim, 'name');
      const name = textOf(spot);
      const request = text(claim, 'request') ?? '';
      if (!spot || !name) continue;
      if (!names.includes(name))
        report(
          visit,
          spot,
          `파드의 resourceClaims에 ${quote(name)} 클레임이 없습니다.`,
          `The resourceClaims of the Pod have no ${quote(name)}.`,
        );
      else if (seen.some((other) => other.name === name && (!request || !other.request || other.request === request)))
        report(visit, spot, `${quote(name)} 클레임이 앞에 이미 있습니다.`, `${quote(name)} is claimed already.`);
      seen.push({ name, request });
    }
  }
};

const CHECKS = [hostNetwork, dns, onlyPods, sleep, restarts, claims, priority];

export const rule: Rule = {
  id: 'pod-settings',
  class: 'server',
  severity: 'error',
  visit: {
    'core/v1.PodSpec': (visit) => {
      for (const check of CHECKS) check(visit);
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '파드의 설정이 서로 맞지 않습니다', en: 'The settings of a Pod conflict' },
  text: {
    ko: '서버는 파드의 설정이 서로 맞는지도 검사합니다. 호스트 네트워크에서는 `hostPort`가 `containerPort`와 같아야 하고, `dnsPolicy: None`에는 네임서버가 필요하며, 임시 컨테이너는 매니페스트에 쓸 수 없습니다.',
    en: 'The server also checks the settings of a Pod against each other. With `hostNetwork`, `hostPort` must equal `containerPort`. `dnsPolicy: None` requires name servers. Ephemeral containers cannot be part of a manifest.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  hostNetwork: true
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      ports:
        - containerPort: 3000
          hostPort: 80
`,
      at: 'spec.containers[0].ports[0].hostPort',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  dnsPolicy: None
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.dnsPolicy',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  hostNetwork: true
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      ports:
        - containerPort: 3000
          hostPort: 0
`,
  ],
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go',
};
