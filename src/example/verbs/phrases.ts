import { conditionsOf } from '../conditions.ts';

interface Named {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly labels?: Readonly<Record<string, unknown>> | undefined;
}

/** `Pod/echo`, or `Pod app=echo` for a selection by labels; `$first` is an object that an earlier step saw. */
export function named({ kind = 'Pod', name, labels }: Named): string {
  if (name?.startsWith('$')) return `\`${kind}\` (\`${name.slice(1)}\`)`;
  if (name !== undefined) return `\`${kind}/${name}\``;
  const selection = Object.entries(labels ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}=${value}`] : [],
  );
  return selection.length > 0 ? `\`${kind} ${selection.join(',')}\`` : `\`${kind}\``;
}

/** A count, its operators in signs. */
export function amount(count: number | Readonly<Record<string, unknown>>): string {
  return conditionsOf(count)
    .map(({ relation, value }) => (relation === '=' ? value : `${relation} ${value}`))
    .join(', ');
}

type Units = Readonly<Record<string, string>>;
const span = (text: string, units: Units): string => text.replace(/[a-z]+/, (unit) => units[unit]!);
/** @example koSpan('30s') // '30초' */
export const koSpan = (text: string): string => span(text, { ms: '밀리초', s: '초', m: '분' });
/** @example enSpan('30s') // '30 s' */
export const enSpan = (text: string): string => span(text, { ms: ' ms', s: ' s', m: ' min' });

interface Limited {
  readonly within?: string | undefined;
}
export const koWithin = ({ within }: Limited): string => (within ? `${koSpan(within)} 안에 ` : '');
export const enWithin = ({ within }: Limited): string => (within ? ` within ${enSpan(within)}` : '');
/** @example serviceAt({ service: 'echo', port: 3000 }) // '`echo:3000`' */
export const serviceAt = ({ service, port }: { service: string; port?: number | string | undefined }): string =>
  `\`${service}${port === undefined ? '' : `:${port}`}\``;

/** `-l` with labels, or the name: how kubectl's commands name objects. */
export function selection({ name, labels }: Named): string[] {
  if (name !== undefined) return [name];
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return ['-l', pairs.join(',')];
}

/** @example slashed({ kind: 'Deployment', name: 'echo' }) // 'deployment/echo' */
export const slashed = ({ kind, name }: { kind: string; name: string }): string => `${kind.toLowerCase()}/${name}`;

/**
 * How kubectl is asked for a kind: with its version and group where a step names them, since another group may have the kind too.
 * @example resource({ apiVersion: 'apps/v1', kind: 'Deployment' }) // 'deployment.v1.apps'
 */
export function resource({
  apiVersion,
  kind,
}: {
  readonly apiVersion?: string | undefined;
  readonly kind: string;
}): string {
  const [group, version] = apiVersion?.split('/') ?? [];
  return [kind.toLowerCase(), ...(version ? [version, group] : [])].join('.');
}
