import { expect, test } from 'vitest';
import type { CommandOutput, Workspace } from '../../../src/cluster/engine.ts';
import { loadExample } from '../../../src/example/load.ts';
import { OTHER_COMMAND, type ShownExample } from '../../../src/verify/reader.ts';
import { apply } from '../../../src/verify/steps/apply.ts';
import type { StepContext } from '../../../src/verify/steps/step.ts';

const ADDRESS = 'http://127.0.0.1:4321/examples/pod/echo/manifest.yaml';
const STEP = { verb: 'apply', apply: 'manifest.yaml', line: 1, column: 1 } as const;

/** Apply the file of pod/echo, whose page gives this command to copy; resolves to what reached kubectl too. */
async function applyFrom(command: string) {
  const ran: string[] = [];
  const workspace = {
    apply: async () => ({}),
    kubectl: async (argv: readonly string[]): Promise<CommandOutput> => {
      ran.push(argv.join(' '));
      return { exitCode: 0, stdout: '', stderr: '' };
    },
  } as Partial<Workspace> as Workspace;
  const shown: ShownExample = {
    files: new Map(),
    addresses: new Map([['manifest.yaml', ADDRESS]]),
    commands: new Map([['0', command]]),
    outputs: new Map(),
    cleanUp: [],
  };
  const example = loadExample(process.cwd(), 'pod/echo');
  const finding = await apply(STEP, { workspace, example, shown, index: '0' } as Partial<StepContext> as StepContext);
  return { finding, ran };
}

test('the command that applies a file is tried in a dry run', async () => {
  const { finding, ran } = await applyFrom(`kubectl apply -f ${ADDRESS}`);
  expect(finding.outcome).toBe('passed');
  expect(ran).toEqual([`apply -f ${ADDRESS} --dry-run=server`]);
});

test.each([
  `kubectl apply -f ${ADDRESS} --server=http://example.com`,
  'kubectl apply -f http://example.com/other.yaml',
  'kubectl delete namespace kube-system',
])('a page that gives `%s` instead fails, and kubectl does not run it', async (command) => {
  const { finding, ran } = await applyFrom(command);
  expect(finding).toMatchObject({ outcome: 'failed', reason: OTHER_COMMAND });
  expect(ran).toEqual([]);
});
