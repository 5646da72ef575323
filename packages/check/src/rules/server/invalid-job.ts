import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from '../support/finding.ts';
import { indexCount } from '../support/indexes.ts';
import { formatFault, madeFrom, quote } from '../support/names.ts';
import { requirementsOf, unmet } from '../support/selectors.ts';
import {
  entries,
  field,
  fieldAt,
  isTrue,
  items,
  number,
  numberOf,
  rootSpot,
  type Spot,
  text,
  textOf,
} from '../support/spot.ts';

type Check = (visit: Visit<MappingNode>) => void;

const report = (visit: Visit<MappingNode>, spot: Spot, message: Localized, hint?: Localized): void =>
  visit.report(finding(spot, message, hint));

/** Whether a text is a domain and a path below it. */
function isManager(text: string): boolean {
  const [, domain = '', path = ''] = /^([^/]*)\/(.*)$/s.exec(text) ?? [];
  return formatFault(domain, 'dnsSubdomain') === undefined && /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path);
}

/** The name it will have. */
function jobName({ resource }: Visit<MappingNode>): string {
  const prefix = text(fieldAt(rootSpot(resource), 'metadata'), 'generateName') ?? '';
  return resource.name || (prefix && madeFrom(prefix));
}

const checkIndexed: Check = (visit) => {
  const mode = field(visit, 'completionMode');
  if (!mode || textOf(mode) === 'NonIndexed') {
    const key = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'].find((name) => field(visit, name));
    if (key) {
      report(visit, field(visit, key)!, {
        ko: `${key}는 completionMode가 Indexed일 때만 쓸 수 있습니다.`,
        en: `${key} can only be used with completionMode Indexed.`,
      });
    }
    return;
  }
  if (textOf(mode) !== 'Indexed') return;
  const { kind } = visit.resource;
  const written = field(visit, 'completions');
  // Without both, the server sets both to 1, though not in a template.
  const count = written || field(visit, 'parallelism') || kind !== 'Job' ? numberOf(written) : 1;
  // What is no count is for other rules to speak of, and tells nothing about the rest.
  const completions = count !== undefined && count >= 0 && count < 2 ** 31 ? count : undefined;
  if (!written && count === undefined) {
    report(
      visit,
      mode,
      {
        ko: 'completionMode가 Indexed이면 completions가 필요합니다.',
        en: 'completionMode Indexed requires completions.',
      },
      { ko: '`completions`에 개수를 적으십시오.', en: 'Add `completions`.' },
    );
  }
  const name = jobName(visit);
  const host = `${name}-${(completions ?? 1) - 1}`;
  const hostFault = kind === 'Job' && completions ? formatFault(host, 'dnsLabel') : undefined;
  const isOtherwiseGood = formatFault(name, 'dnsSubdomain', isTrue(visit, 'manualSelector') ? 253 : 63) === undefined;
  if (hostFault && isOtherwiseGood) {
    report(
      visit,
      mode,
      {
        ko: `파드의 호스트 이름으로 쓸 ${quote(host)} 값이 잘못되었습니다: ${hostFault.ko}.`,
        en: `${quote(host)} is not allowed as the host name of a Pod: ${hostFault.en}.`,
      },
      { ko: '잡의 이름을 줄이거나 점을 빼십시오.', en: 'Shorten the name of the Job, or remove the dots.' },
    );
  }
  const failed = field(visit, 'maxFailedIndexes');
  if (failed && !field(visit, 'backoffLimitPerIndex')) {
    report(visit, failed, {
      ko: 'maxFailedIndexes에는 backoffLimitPerIndex가 필요합니다.',
      en: 'maxFailedIndexes requires backoffLimitPerIndex.',
    });
  }
  const most = (key: string, limit: number): void => {
    const spot = field(visit, key);
    const value = numberOf(spot);
    if (spot && value !== undefined && value > limit) {
      report(visit, spot, {
        ko: `${value}: ${limit}까지만 쓸 수 있습니다.`,
        en: `${value} is too many: at most ${limit} are allowed.`,
      });
    }
  };
  const isLarge = (completions ?? 0) > 100000 && field(visit, 'backoffLimitPerIndex') !== undefined;
  most('parallelism', isLarge ? 10000 : 100000);
  most('maxFailedIndexes', Math.min(completions ?? 100000, isLarge ? 10000 : 100000));
  if (isLarge && !failed) {
    report(visit, field(visit, 'completions')!, {
      ko: 'completions가 100000을 넘으면 maxFailedIndexes가 필요합니다.',
      en: 'If completions is greater than 100000, maxFailedIndexes is required.',
    });
  }
  for (const rule of completions === undefined ? [] : items(fieldAt(visit, 'successPolicy'), 'rules')) {
    const indexes = text(rule, 'succeededIndexes');
    const total = indexes === undefined ? undefined : indexCount(indexes, completions ?? 0);
    if (indexes !== undefined && total === undefined) {
      report(
        visit,
        field(rule, 'succeededIndexes')!,
        { ko: `${quote(indexes)}: 인덱스 목록이 아닙니다.`, en: `${quote(indexes)} is not a list of indexes.` },
        {
          ko: 'completions보다 작은 수를 `0,2-4`처럼 작은 수부터 적으십시오.',
          en: 'Write numbers less than completions in increasing order, such as `0,2-4`.',
        },
      );
    }
    const count = number(rule, 'succeededCount');
    const limit = Math.min(completions ?? 0, total ?? Number.POSITIVE_INFINITY);
    if (count !== undefined && count > limit) {
      report(visit, field(rule, 'succeededCount')!, {
        ko: `${count}: ${limit}까지만 쓸 수 있습니다.`,
        en: `${count} is too many: at most ${limit} can succeed.`,
      });
    }
  }
};

/** The value that the server gives a label of a Job's Pods; nobody can know the uid beforehand. */
function madeByServer(key: string, job: string): string | undefined {
  const [, name] = /^(?:batch\.kubernetes\.io\/)?(job-name|controller-uid)$/.exec(key) ?? [];
  return name === undefined ? undefined : name === 'job-name' ? job || 'name to come' : 'uid to come';
}

/** A Job's selector and the labels it needs are made by the server, unless `manualSelector` says otherwise. */
const checkSelector: Check = (visit) => {
  const selector = field(visit, 'selector');
  const isTemplate = visit.resource.kind === 'CronJob';
  const manual = field(visit, 'manualSelector');
  if (isTemplate && manual && isTrue(visit, 'manualSelector')) {
    report(visit, manual, {
      ko: '크론잡의 잡에는 manualSelector를 쓸 수 없습니다.',
      en: 'The Jobs of a CronJob cannot have manualSelector.',
    });
  }
  if (!isTemplate && isTrue(visit, 'manualSelector')) {
    if (!selector) {
      report(
        visit,
        manual!,
        {
          ko: 'manualSelector가 true이면 selector가 필요합니다.',
          en: 'If manualSelector is true, a selector is required.',
        },
        { ko: '대개는 manualSelector를 지우면 됩니다.', en: 'Usually you can just remove manualSelector.' },
      );
    }
    return;
  }
  const labels = fieldAt(visit, 'template', 'metadata', 'labels');
  for (const label of isTemplate ? [] : entries(labels)) {
    const made = madeByServer(label.entry.key.text, visit.resource.name);
    if (made === undefined || made === textOf(label)) continue;
    report(
      visit,
      label,
      { ko: '서버가 붙이는 레이블입니다.', en: 'The server adds this label.' },
      { ko: '이 줄을 지우십시오.', en: 'Remove this line.' },
    );
  }
  const given = new Map(
    ['job-name', 'controller-uid'].flatMap((key) =>
      [key, `batch.kubernetes.io/${key}`].map((each) => [each, madeByServer(each, visit.resource.name) ?? '']),
    ),
  );
  if (!selector || (!isTemplate && unmet(requirementsOf(selector), given).length === 0)) return;
  report(
    visit,
    selector,
    { ko: '잡의 셀렉터는 서버가 만듭니다.', en: 'The server creates the selector of a Job.' },
    { ko: '`selector`를 지우십시오.', en: 'Remove `selector`.' },
  );
};

export const rule: Rule = {
  id: 'invalid-job',
  class: 'server',
  severity: 'error',
  visit: {
    'batch/v1.JobSpec': (visit) => {
      checkIndexed(visit);
      checkSelector(visit);
      const managedBy = text(visit, 'managedBy');
      if (managedBy !== undefined && (managedBy.length > 63 || !isManager(managedBy))) {
        report(visit, field(visit, 'managedBy')!, {
          ko: `${quote(managedBy)}: \`example.com/controller\` 같은 63자까지의 이름이어야 합니다.`,
          en: `${quote(managedBy)} is not a name such as \`example.com/controller\` of at most 63 characters.`,
        });
      }
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '잡의 설정이 서로 맞지 않습니다', en: 'The settings of a Job conflict' },
  text: {
    ko: '`backoffLimitPerIndex`, `successPolicy`처럼 인덱스를 세는 설정은 `completionMode: Indexed`와 `completions`가 있어야 쓸 수 있습니다. 셀렉터는 서버가 만들므로 적지 않습니다.',
    en: 'Settings that count indexes, such as `backoffLimitPerIndex` and `successPolicy`, require `completionMode: Indexed` and `completions`. Leave the selector out, because the server creates it.',
  },
  fails: [
    {
      manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  completionMode: Indexed
  parallelism: 2
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.completionMode',
    },
    {
      manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  selector:
    matchLabels:
      app: echo
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.selector',
    },
  ],
  passes: [
    `apiVersion: batch/v1
kind: Job
metadata:
  name: echo
spec:
  completionMode: Indexed
  completions: 3
  backoffLimitPerIndex: 1
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: echo
          image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
};
