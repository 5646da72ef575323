import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NAMESPACED_KINDS } from '../../src/cluster/kinds.ts';
import { COMMANDS } from '../../src/example/kubectl/commands.ts';
import { type Flag, type Given, parseFlags } from '../../src/example/kubectl/flags.ts';
import { cases } from '../exhaustive.ts';
import { spelled } from './command-lines.ts';
import { type ConfinedKubectl, describeWithKubectl, startConfinedKubectl } from './confined-kubectl.ts';
import { API_RESOURCES } from './fake-api-resources.ts';

const RUNS = cases(8);

test('every kind of a namespace goes by the names that the fake cluster gives it', () => {
  const kinds = API_RESOURCES.filter(({ namespaced }) => namespaced).map(
    ({ kind, plural, singular, shortNames, groupVersion }) => [
      kind,
      { apiVersion: groupVersion, names: [...new Set([plural, singular, ...shortNames])] },
    ],
  );
  expect(NAMESPACED_KINDS).toEqual(Object.fromEntries(kinds));
});

describeWithKubectl('flags of `run` as kubectl has them', () => {
  let kubectl: ConfinedKubectl;
  beforeAll(async () => {
    kubectl = await startConfinedKubectl();
  });
  afterAll(() => kubectl.close());
  const bare = async (words: readonly string[]) => (await kubectl.runAlone(words)).output;

  test.each(Object.entries(COMMANDS))(
    'kubectl %s',
    async (name, { flags }) => {
      const help = flagsOfHelp(await bare([...name.split(' '), '--help']));
      for (const { name: flag, short, value } of flags) {
        expect({ flag, ...help.get(flag) }).toEqual({ flag, short, boolean: value === undefined });
      }
      // A flag at the end lacks its value if it takes one. Help does not say where a value may be left out.
      const forms = flags.flatMap(({ name, short, value }) =>
        [name, ...(short ? [short] : [])].map((form) => ({ form, value })),
      );
      const found = forms.map(async ({ form }) => {
        const said = await bare([...name.split(' '), form]);
        return { form, lacks: /flag needs an argument/.test(said) };
      });
      expect(await Promise.all(found)).toEqual(forms.map(({ form, value }) => ({ form, lacks: value !== undefined })));
    },
    60_000,
  );

  test('`get` sends the selectors that were read from its words', async () => {
    const selectors = fc.constantFrom('app', 'A', 'w', 'n', 'nkube-system', 'app=echo', 'o=json', 'l', 'p');
    const fields = fc.constantFrom('metadata.name=echo', 'metadata.name!=A');
    const columns = fc.constantFrom('A', 'w', 'app,A', 'n');
    const formats = fc.constantFrom('name', 'json', 'wide');
    const words = wordsFor(
      'get',
      { '--selector': selectors, '--field-selector': fields, '--label-columns': columns, '--output': formats },
      'pod',
      ['--show-labels'],
    );
    await fc.assert(
      fc.asyncProperty(words, async (words) => {
        const { given } = parseFlags(words, COMMANDS.get!.flags, 'get');
        const { requests, output } = await kubectl.run(['get', ...words]);
        const list = requests.at(-1)!;
        expect(list.path, output).toBe('/api/v1/namespaces/example/pods');
        expect(list.query.get('labelSelector')).toBe(last(given, '--selector') ?? null);
        expect(list.query.get('fieldSelector')).toBe(last(given, '--field-selector') ?? null);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('`logs` sends the container, its former run, the lines and the time stamps that were read from its words', async () => {
    const containers = fc.constantFrom('echo', 'db', 'p', 'c');
    const words = wordsFor(
      'logs',
      { '--container': containers, '--tail': fc.constantFrom('1', '20'), '--since': fc.constant('1m') },
      'echo',
      ['--selector', '--all-containers', '--all-pods', '--prefix'],
    );
    await fc.assert(
      fc.asyncProperty(words, async (words) => {
        const { given } = parseFlags(words, COMMANDS.logs!.flags, 'logs');
        const { requests, output } = await kubectl.run(['logs', ...words]);
        const log = requests.at(-1)!;
        expect(log.path, output).toBe('/api/v1/namespaces/example/pods/echo/log');
        expect({
          container: log.query.get('container'),
          previous: log.query.get('previous') ?? 'false',
          timestamps: log.query.get('timestamps') ?? 'false',
          tail: log.query.get('tailLines') ?? undefined,
          since: log.query.get('sinceSeconds') ?? undefined,
        }).toEqual({
          container: last(given, '--container') ?? 'echo',
          previous: last(given, '--previous') ?? 'false',
          timestamps: last(given, '--timestamps') ?? 'false',
          tail: last(given, '--tail'),
          since: last(given, '--since') && '60',
        });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** Flags of a command in any order and spelling, shorthands also in a row, around an operand. */
function wordsFor(
  command: string,
  values: Readonly<Record<string, fc.Arbitrary<string>>>,
  operand: string,
  without: readonly string[] = [],
): fc.Arbitrary<string[]> {
  const flags = COMMANDS[command]!.flags.filter(
    ({ name, value }) => !without.includes(name) && (!value || values[name]),
  );
  const switches = flags.flatMap(({ short, value }) => (short && !value ? [short[1]!] : []));
  const valued = flags.flatMap(({ name, short, value }) =>
    short && value ? [{ letter: short[1]!, text: values[name]! }] : [],
  );
  const row = fc
    .tuple(
      fc.array(fc.constantFrom(...(switches.length > 0 ? switches : ['']))),
      fc.constantFrom(...valued),
      fc.constantFrom('', '=', ' '),
    )
    .chain(([before, { letter, text }, between]) =>
      text.map((text) => `-${before.join('')}${letter}${between}${text}`.split(' ')),
    );
  const one = fc.constantFrom<Flag>(...flags).chain((flag) => spelled(flag, values[flag.name] ?? fc.constant('')));
  const pieces = fc.array(fc.oneof(one, row), { minLength: 1, maxLength: 4 });
  return fc.tuple(pieces, pieces).map(([before, after]) => [...before.flat(), operand, ...after.flat()]);
}

function last(given: readonly Given[], name: string): string | undefined {
  return given.findLast(({ flag }) => flag.name === name)?.value;
}

/** What `--help` prints of each flag: `    -l, --selector='':`, or a default of true or false for a boolean. */
function flagsOfHelp(help: string): Map<string, { short: string | undefined; boolean: boolean }> {
  const lines = help.matchAll(/^ {4}(?:(-\w), )?(--[\w-]+)=(.*):$/gm);
  return new Map(
    [...lines].map(([, short, name, standard]) => [
      name!,
      { short, boolean: standard === 'true' || standard === 'false' },
    ]),
  );
}
