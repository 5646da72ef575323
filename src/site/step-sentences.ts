import type { MeanwhileStep, PlainStep } from '../example/schema.ts';
import type { Lang } from './lang.ts';

type StepOf<V extends PlainStep['verb']> = Extract<PlainStep, { verb: V }>;
/** One sentence a verb, with code in backticks; conditions are listed below it. */
export type SentenceTable = { [V in PlainStep['verb']]: (step: StepOf<V>) => string } & {
  meanwhile: (step: MeanwhileStep) => string;
};

interface Named {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly labels?: Readonly<Record<string, unknown>> | undefined;
}

/** `Pod/echo`, or `Pod app=echo` for a selection by labels; `$first` is an object that an earlier step saw. */
function named({ kind = 'Pod', name, labels }: Named): string {
  if (name?.startsWith('$')) return `\`${kind}\` (\`${name.slice(1)}\`)`;
  if (name !== undefined) return `\`${kind}/${name}\``;
  const selection = Object.entries(labels ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}=${value}`] : [],
  );
  return selection.length > 0 ? `\`${kind} ${selection.join(',')}\`` : `\`${kind}\``;
}

function expected(step: StepOf<'expect'>): string {
  const { kind, metadata } = step.expect;
  const { name, labels } = (metadata ?? {}) as { name?: unknown; labels?: Record<string, unknown> };
  return named({ kind, labels, ...(typeof name === 'string' ? { name } : {}) });
}

/** A count that is an operator map, in signs. */
function amount(count: StepOf<'expect'>['count'], sign: (text: string) => string): string {
  if (count === undefined) return '';
  if (typeof count === 'number') return sign(String(count));
  const signs: Readonly<Record<string, string>> = { $gt: '> ', $gte: '≥ ', $lt: '< ', $lte: '≤ ', $ne: '≠ ' };
  return sign(
    Object.entries(count)
      .map(([operator, value]) => `${signs[operator] ?? ''}${String(value)}`)
      .join(', '),
  );
}

const span = (text: string, units: readonly [string, string, string]) => {
  const [, value, unit] = /^([\d.]+)(ms|s|m)$/.exec(text) ?? [];
  return `${value}${units[['ms', 's', 'm'].indexOf(unit ?? 's')]}`;
};
const koSpan = (text: string) => span(text, ['밀리초', '초', '분']);
const enSpan = (text: string) => span(text, [' ms', ' s', ' min']);
const koWithin = ({ within }: { within?: string | undefined }) => (within ? `${koSpan(within)} 안에 ` : '');
const enWithin = ({ within }: { within?: string | undefined }) => (within ? ` within ${enSpan(within)}` : '');

const VIA = {
  ko: { cluster: '클러스터 안에서', node: '노드의 주소로', 'load-balancer': '로드밸런서의 주소로' },
  en: { cluster: 'from inside the cluster', node: 'through a node', 'load-balancer': 'through the load balancer' },
} as const;

const ko: SentenceTable = {
  apply: ({ apply, rejected }) =>
    rejected
      ? `\`${apply}\` 파일은 적용되지 않고, ${rejected.by === 'kubectl' ? 'kubectl이 서버에 보내기 전에' : 'API 서버가'} 거부합니다.`
      : `\`${apply}\` 파일을 적용합니다.`,
  expect: (step) => {
    const steady = step.for ? `${koSpan(step.for)} 동안 계속 ` : '';
    if (step.absent) return `${koWithin(step)}${expected(step)} 오브젝트가 ${steady}없어야 합니다.`;
    const count = amount(step.count, (text) => ` ${text}개가`) || ' 오브젝트가';
    const listed = Object.keys(step.expect).some((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
    const goal = step.for ? '유지되어야 합니다' : listed ? '다음과 같아야 합니다' : '있어야 합니다';
    return `${koWithin(step)}${expected(step)}${count} ${steady}${goal}.`;
  },
  run: (step) => (step.fails ? '이 명령은 오류로 끝나야 합니다.' : '명령의 출력을 확인합니다.'),
  delete: ({ delete: target }) => `${named(target)} 오브젝트를 지웁니다.`,
  scale: ({ scale }) => `${named(scale)}의 replicas를 ${withRo(scale.replicas)} 바꿉니다.`,
  label: ({ label }) => `${named(label)}의 레이블을 바꿉니다.`,
  setImage: ({ setImage }) => `${named(setImage)}의 이미지를 \`${setImage.image}\`로 바꿉니다.`,
  rollout: ({ rollout }) =>
    rollout.action === 'undo'
      ? `${named(rollout)}의 롤아웃을 되돌립니다.`
      : `${named(rollout)}의 파드를 다시 만듭니다.`,
  http: (step) => {
    const { service, port, path, via, refused, timeout } = step.http;
    const way = via ? `${VIA.ko[via]} ` : '';
    const goal = refused ? '연결이 거부되어야 합니다' : timeout ? '3초 안에 응답이 없어야 합니다' : '응답을 확인합니다';
    const steady = step.for ? `${koSpan(step.for)} 동안 계속 ` : '';
    return `${way}서비스 \`${service}${port === undefined ? '' : `:${port}`}\`의 \`${path}\`에 요청합니다. ${koWithin(step)}${steady}${goal}.`;
  },
  page: ({ page }) =>
    page.reload
      ? '브라우저에서 페이지를 새로 고치고 화면을 확인합니다.'
      : page.click
        ? `브라우저에서 \`${page.click}\` 버튼을 누르고 화면을 확인합니다.`
        : `브라우저로 서비스 \`${page.service}\`의 \`${page.path}\` 페이지를 열고 화면을 확인합니다.`,
  logs: (step) => `${koWithin(step)}${named(step.logs)}의 로그를 확인합니다.`,
  restarts: (step) => `${koWithin(step)}${named(step.restarts)}의 재시작 횟수를 확인합니다.`,
  events: (step) =>
    step.absent
      ? `${named(step.events)}에 다음 이벤트가 없어야 합니다.`
      : `${koWithin(step)}${named(step.events)}에 다음 이벤트가 있어야 합니다.`,
  meanwhile: ({ meanwhile }) =>
    `아래 단계가 진행되는 동안 서비스 \`${meanwhile.service}\`의 \`${meanwhile.path}\`에 ${koSpan(meanwhile.every)}마다 요청합니다.`,
};

/** 로 or 으로 after a number, by how its last digit is read in Korean. */
function withRo(count: number): string {
  return `${count}${/[036]$/.test(String(count)) ? '으로' : '로'}`;
}

const en: SentenceTable = {
  apply: ({ apply, rejected }) =>
    rejected
      ? `\`${apply}\` is not applied: ${rejected.by === 'kubectl' ? 'kubectl refuses it before the server sees it' : 'the API server refuses it'}.`
      : `Apply \`${apply}\`.`,
  expect: (step) => {
    const steady = step.for ? ` for ${enSpan(step.for)}` : '';
    if (step.absent) return `There must be no ${expected(step)}${enWithin(step)}${steady}.`;
    const count = amount(step.count, (text) => `${text} × `);
    const listed = Object.keys(step.expect).some((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
    return `${count}${expected(step)} must ${step.for ? 'stay' : 'be'} ${listed ? 'so' : 'there'}${enWithin(step)}${steady}${listed ? ':' : '.'}`;
  },
  run: (step) => (step.fails ? 'This command must end with an error.' : 'Look at what the command prints.'),
  delete: ({ delete: target }) => `Delete ${named(target)}.`,
  scale: ({ scale }) => `Set the replicas of ${named(scale)} to ${scale.replicas}.`,
  label: ({ label }) => `Change the labels of ${named(label)}.`,
  setImage: ({ setImage }) => `Set the image of ${named(setImage)} to \`${setImage.image}\`.`,
  rollout: ({ rollout }) =>
    rollout.action === 'undo' ? `Roll ${named(rollout)} back.` : `Make the Pods of ${named(rollout)} anew.`,
  http: (step) => {
    const { service, port, path, via, refused, timeout } = step.http;
    const way = via ? ` ${VIA.en[via]}` : '';
    const goal = refused
      ? ' The connection must be refused'
      : timeout
        ? ' No answer may come for 3 s'
        : ' Look at the answer';
    const steady = step.for ? `, for ${enSpan(step.for)}` : '';
    return `Request \`${path}\` from the Service \`${service}${port === undefined ? '' : `:${port}`}\`${way}.${goal}${enWithin(step)}${steady}.`;
  },
  page: ({ page }) =>
    page.reload
      ? 'Reload the page in the browser and look at it.'
      : page.click
        ? `Press \`${page.click}\` in the browser and look at the page.`
        : `Open \`${page.path}\` of the Service \`${page.service}\` in a browser and look at it.`,
  logs: (step) => `Look at the log of ${named(step.logs)}${enWithin(step)}.`,
  restarts: (step) => `Count the restarts of ${named(step.restarts)}${enWithin(step)}.`,
  events: (step) =>
    step.absent
      ? `${named(step.events)} must not have this event:`
      : `${named(step.events)} must have this event${enWithin(step)}:`,
  meanwhile: ({ meanwhile }) =>
    `During the steps below, request \`${meanwhile.path}\` from the Service \`${meanwhile.service}\` every ${enSpan(meanwhile.every)}.`,
};

export const sentences: Readonly<Record<Lang, SentenceTable>> = { ko, en };
