import type { Flag, Form } from './flags.ts';
import { checkObjects, field, none, objects, podExec, podLogs } from './operands.ts';

/** What may follow a command of kubectl. */
export interface Command {
  readonly flags: readonly Flag[];
  /**
   * Check the words that are no flags.
   * @throws Fault
   */
  readonly operands: (words: readonly string[], command: string) => void;
  /** It runs the words after `--` in a container, and needs some. */
  readonly runsWords?: true;
}

const text: Form = { pattern: /^[^-]/s };
const container: Form = {
  pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
  shown: { ko: '컨테이너의 이름', en: 'the name of a container' },
};
const whole: Form = { pattern: /^-?(0|[1-9]\d*)$/, shown: { ko: '정수', en: 'a whole number' } };
const revision: Form = { pattern: /^(0|[1-9]\d*)$/, shown: { ko: '정수', en: 'a whole number' } };
const duration: Form = {
  pattern: /^(\d+(\.\d+)?(ms|s|m|h))+$/,
  shown: { ko: '30s, 5m 같은 시간', en: 'a duration such as 30s or 5m' },
};
const condition: Form = {
  pattern: /^(create|delete|condition=.+|jsonpath=.+)$/s,
  shown: { ko: 'create, delete, condition=…, jsonpath=…', en: 'create, delete, condition=… or jsonpath=…' },
};
const object: Form = { pattern: text.pattern, check: (value) => checkObjects([value]) };

const CONTAINER: Flag = { name: '--container', short: '-c', value: container };
const SELECTOR: Flag = { name: '--selector', short: '-l', value: text };
const FIELD_SELECTOR: Flag = { name: '--field-selector', value: text };
const NO_HEADERS: Flag = { name: '--no-headers' };
const SORT_BY: Flag = { name: '--sort-by', value: text };
const REVISION: Flag = { name: '--revision', value: revision };
const TIMEOUT: Flag = { name: '--timeout', value: duration };

/** `-o` with the formats that print; those that read a file or run a template of Go are left out. */
function output(...formats: string[]): Flag {
  const pattern = formats.map((format) => (format.endsWith('=…') ? `${format.slice(0, -1)}.+` : format)).join('|');
  const shown = formats.join(', ');
  return {
    name: '--output',
    short: '-o',
    value: { pattern: new RegExp(`^(${pattern})$`, 's'), shown: { ko: shown, en: shown } },
  };
}

/**
 * All that `run` may ask of kubectl: it prints something of the example's own namespace, or of the API itself, and ends.
 * What changes the cluster is a step of its own, so that the page shows it as one. `exec` does in a container what the
 * container's own command could; without the flags that read its input or make a terminal.
 * Names, shorthands and what takes a value are kubectl's own; tests/hostile/kubectl-flags.test.ts compares them with it.
 */
export const COMMANDS: Readonly<Record<string, Command>> = {
  get: {
    flags: [
      output('json', 'yaml', 'wide', 'name', 'jsonpath=…', 'custom-columns=…'),
      SELECTOR,
      FIELD_SELECTOR,
      { name: '--label-columns', short: '-L', value: text },
      SORT_BY,
      { name: '--show-labels' },
      { name: '--show-kind' },
      NO_HEADERS,
      { name: '--ignore-not-found' },
    ],
    operands: objects,
  },
  describe: { flags: [SELECTOR, { name: '--show-events' }], operands: objects },
  logs: {
    flags: [
      CONTAINER,
      { name: '--previous', short: '-p' },
      SELECTOR,
      { name: '--all-containers' },
      { name: '--all-pods' },
      { name: '--prefix' },
      { name: '--timestamps' },
      { name: '--tail', value: whole },
      { name: '--since', value: duration },
    ],
    operands: podLogs,
  },
  exec: { flags: [CONTAINER], operands: podExec, runsWords: true },
  events: {
    flags: [
      output('json', 'yaml', 'name', 'jsonpath=…'),
      { name: '--for', value: object },
      { name: '--types', value: text },
      NO_HEADERS,
    ],
    operands: none,
  },
  'rollout status': { flags: [REVISION, TIMEOUT, SELECTOR, { name: '--watch', short: '-w' }], operands: objects },
  'rollout history': {
    flags: [REVISION, output('json', 'yaml', 'name', 'jsonpath=…'), SELECTOR],
    operands: objects,
  },
  explain: {
    flags: [
      { name: '--recursive', short: '-R' },
      { name: '--api-version', value: text },
    ],
    operands: field,
  },
  wait: {
    flags: [
      { name: '--for', value: condition },
      TIMEOUT,
      SELECTOR,
      FIELD_SELECTOR,
      { name: '--all' },
      output('json', 'yaml', 'name', 'jsonpath=…'),
    ],
    operands: objects,
  },
  'api-resources': {
    flags: [
      output('wide', 'name'),
      { name: '--api-group', value: text },
      { name: '--namespaced' },
      NO_HEADERS,
      SORT_BY,
    ],
    operands: none,
  },
  version: { flags: [{ name: '--client' }, output('json', 'yaml')], operands: none },
};

const WATCH: readonly Flag[] = [{ name: '--watch', short: '-w' }];

/** What `watch` may ask of kubectl: the same commands, with the flags by which they go on until Ctrl-C. */
export const WATCHED: Readonly<Record<string, { readonly command: Command; readonly endless: readonly Flag[] }>> = {
  get: { command: COMMANDS.get!, endless: [...WATCH, { name: '--watch-only' }] },
  logs: { command: COMMANDS.logs!, endless: [{ name: '--follow', short: '-f' }] },
  events: { command: COMMANDS.events!, endless: WATCH },
};
