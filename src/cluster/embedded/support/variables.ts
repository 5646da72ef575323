import { type Fields, fieldsOf, listOf } from './read.ts';

/** The environment of a container, as far as its manifest tells it. */
export interface Variables {
  /** Those whose value is the same in every run. */
  readonly constants: ReadonlyMap<string, string>;
  /** Whether a variable of that name may be there. */
  readonly mayHave: (name: string) => boolean;
}

/** Set by every container runtime, and by the shell. */
const ALWAYS = ['PATH', 'HOSTNAME', 'HOME', '?'];
/** Set for the Services that are there when a container starts. */
const OF_SERVICE = /_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_\w+)?)$/;

export function variablesOf(container: Fields): Variables {
  const env = listOf(container.env).map(({ name, value, valueFrom }) => ({
    name: String(name),
    value: fieldsOf(valueFrom) ? undefined : String(value ?? ''),
  }));
  const names = new Set(env.map(({ name }) => name));
  const fromElsewhere = listOf(container.envFrom).length > 0;
  const constants = env.filter(({ value }) => value !== undefined && !value.includes('$'));
  return {
    constants: new Map(constants.map(({ name, value }) => [name, value!])),
    mayHave: (name) => names.has(name) || ALWAYS.includes(name) || OF_SERVICE.test(name) || fromElsewhere,
  };
}

/**
 * A word of a command once the kubelet has put the values of variables for `$(NAME)`; undefined where only a run knows them.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 */
export function expanded(word: string, { constants, mayHave }: Variables): string | undefined {
  let known = true;
  const text = word.replace(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g, (written, name?: string) => {
    if (name === undefined) return '$';
    const value = constants.get(name);
    // A name in small letters is more likely a command of a shell script.
    if (value === undefined && mayHave(name) && /[A-Z]/.test(name)) known = false;
    return value ?? written;
  });
  return known ? text : undefined;
}
