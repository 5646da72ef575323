import { Fault } from '@studylog/check/text';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommand, readWatch } from '../../src/example/kubectl.ts';
import { cases, sample } from '../exhaustive.ts';
import { anyCommandLine, DECOY, EACH_FLAG, HARMLESS, HARMLESS_WATCHES, lineOf, OUTSIDE } from './command-lines.ts';
import { type ConfinedKubectl, describeWithKubectl, startConfinedKubectl } from './confined-kubectl.ts';

/** What kubectl says of flags and commands that it does not have. */
const USAGE = /unknown (shorthand )?flag|flag needs an argument|invalid argument|unknown command/;
const RUNS = cases(8);

/** A request that changes no object: `exec` opens a connection, in one of two ways. */
const reading = ({ method, path }: { method: string; path: string }) =>
  method === 'GET' || (method === 'POST' && /\/pods\/[^/]+\/exec$/.test(path));

describeWithKubectl('what an example asks of kubectl', () => {
  let kubectl: ConfinedKubectl;
  beforeAll(async () => {
    kubectl = await startConfinedKubectl();
  });
  afterAll(() => kubectl.close());

  const placed = (line: string) => line.replaceAll(DECOY, kubectl.decoy).replaceAll(OUTSIDE, kubectl.outside);
  const reads = (line: string) => {
    try {
      return readCommand(line);
    } catch (error) {
      if (error instanceof Fault) return undefined;
      throw error;
    }
  };

  test.each(HARMLESS)('kubectl %s only reads its namespace', async (line) => {
    const { requests, strayed, output } = await kubectl.run(readCommand(placed(`kubectl ${line}`)));
    expect(strayed).toEqual([]);
    expect(requests.length, output).toBeGreaterThan(0);
    expect(output).not.toMatch(USAGE);
  });

  test.each(HARMLESS_WATCHES)('kubectl %s only reads its namespace, as long as it goes on', async (line) => {
    const { requests, strayed, output } = await kubectl.run(readWatch(`kubectl ${line}`), 2000);
    expect(strayed.filter((deed) => deed !== 'did not end')).toEqual([]);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(requests.length, output).toBeGreaterThan(0);
    expect(output).not.toMatch(USAGE);
  });

  test('words of a container are no flags of kubectl, whatever they are', async () => {
    const { requests, strayed } = await kubectl.run(['exec', 'echo', '--', '-A', '--server=x', '-n', 'kube-system']);
    expect(strayed).toEqual([]);
    const [asked] = requests.filter(({ path }) => path.endsWith('/exec'));
    expect(asked?.path).toBe('/api/v1/namespaces/example/pods/echo/exec');
    expect(asked?.query.getAll('command')).toEqual(['-A', '--server=x', '-n', 'kube-system']);
    expect(asked?.query.get('stdin') ?? 'false').toBe('false');
  });

  test('no flag that is allowed leads out of the namespace, even where nothing else confines it', async () => {
    for (const words of sample(EACH_FLAG)) {
      const { strayed } = await kubectl.runAlone(words);
      expect({ words, strayed }).toEqual({ words, strayed: [] });
    }
  }, 120_000);

  test('any command line that is accepted is one for kubectl too, only reads its namespace, and ends', async () => {
    const accepted = anyCommandLine.map((words) => placed(lineOf(words))).filter((line) => reads(line) !== undefined);
    // Each of the two walls, the reader of command lines and the flags that confine, must do without the other.
    await fc.assert(
      fc.asyncProperty(accepted, fc.constantFrom('run' as const, 'runAlone' as const), async (line, how) => {
        const { requests, strayed, output } = await kubectl[how](readCommand(line).slice(1));
        expect(strayed).toEqual([]);
        expect(requests.filter((request) => !reading(request))).toEqual([]);
        expect(output).not.toMatch(USAGE);
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  test.each([
    'get pod -s DECOY',
    'logs echo -psDECOY',
    'get pod --server=DECOY',
    'get pod -n kube-system',
    'logs echo -pnkube-system',
    'get pod --kubeconfig=OUTSIDE/.kube/config',
    'get pod --kubeconfig=OUTSIDE/.kube/config --context=other --cluster=other --user=other',
    'get pod --context=other',
    'get pod',
    'exec echo -n kube-system -- date',
    'exec echo -sDECOY -- date',
    'exec echo -c -- date',
  ])('the flags that confine win over those of `kubectl %s`', async (line) => {
    const { requests, strayed } = await kubectl.run(placed(line).split(' '));
    expect(strayed).toEqual([]);
    expect(requests.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/^\/api\/v1\/namespaces\/example\/pods/),
    );
  });

  test('kubectl is not run with `--`, after which the flags that confine would be arguments', async () => {
    await expect(kubectl.run(['get', 'pod', '--', '-A'])).rejects.toThrow('without `--`');
  });

  // That the checks above can fail: what the reader of command lines refuses does stray where kubectl runs it.
  test.each([
    ['get pod -A', 'sent GET /api/v1/pods'],
    ['get nodes', 'sent GET /api/v1/nodes'],
    ['get --raw=/api/v1/nodes', 'sent GET /api/v1/nodes'],
    ['get -f DECOY/pod.json', 'reached another server'],
    ['get pod --cache-dir=OUTSIDE/cache', 'wrote outside its home'],
  ])('without the reader of command lines, `kubectl %s` would stray', async (line, deed) => {
    const { strayed } = await kubectl.run(placed(line).split(' '));
    expect(strayed).toContainEqual(expect.stringContaining(deed));
  });

  test('without it, `kubectl get pod -w` would not end', async () => {
    expect((await kubectl.run(['get', 'pod', '-w'], 1500)).strayed).toEqual(['did not end']);
  });
});
