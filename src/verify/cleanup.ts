import type { Localized } from '@studylog/check/text';
import { type KubeObject, type ObjectRef, Unsupported, type Workspace } from '../cluster/engine.ts';
import { kindOf } from '../cluster/kinds.ts';
import { CHANGEABLE_KINDS } from '../cluster/kubectl/rights.ts';
import { cleanUpCommands, cleanUpOf } from '../example/cleanup.ts';
import { calledAs, hasLabels, objectsIn } from '../example/objects.ts';
import type { RunnableExample } from '../example/runnable.ts';
import { shellLine } from '../example/shell.ts';
import { VERBS } from '../example/verbs/index.ts';
import { OTHER_COMMAND } from './reader.ts';
import type { Mismatch } from './result.ts';
import type { StepContext, StepFinding } from './steps/step.ts';
import { waitFor } from './wait.ts';

/** Pods have 30 s to end, and what a workload made goes after the workload. */
const WITHIN = '60s';

const COMMAND_FAILED: Localized = { ko: '정리 명령이 실패했습니다', en: 'a clean-up command failed' };
const stays = (names: string): Localized => ({
  ko: `정리한 뒤에도 남아 있습니다: ${names}. example.yaml의 \`cleanup\`에 추가하십시오`,
  en: `still exists after the clean-up: ${names}; add it to \`cleanup\` in example.yaml`,
});

/** Clean up as the reader does, by the commands of the page where there is one, and look whether all that was made is gone. */
export async function cleanUp(context: StepContext): Promise<StepFinding> {
  const failed = differsFromExample(context) ?? (await deleteAll(context));
  if (failed) return failed;
  return await waitFor(context, { within: WITHIN, pollMs: 500 }, async () => {
    const names = (await leftIn(context.workspace, context.example)).map(calledBy);
    if (names.length === 0) return { outcome: 'passed', checks: 1 };
    return { outcome: 'failed', checks: 1, reason: stays(names.join(', ')) };
  });
}

/** The page must show the commands that the example stands for. */
function differsFromExample({ example, shown }: StepContext): StepFinding | undefined {
  if (!shown) return undefined;
  const lines = cleanUpCommands(cleanUpOf(example), (file) => shown.addresses.get(file) ?? file).map(shellLine);
  const mismatches = Array.from({ length: Math.max(lines.length, shown.cleanUp.length) }, (_, index): Mismatch[] => {
    const [expected = 'no more', actual = 'no such command'] = [lines[index], shown.cleanUp[index]];
    return expected === actual ? [] : [{ path: 'copied from the page', expected, actual }];
  }).flat();
  return mismatches.length === 0 ? undefined : { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches };
}

function deleteAll(context: StepContext): Promise<StepFinding | undefined> {
  return context.capabilities.has('kubectl') && context.workspace.kubectl
    ? byCommands(context)
    : byChanges(context).then(() => undefined);
}

/** Run the commands; where no page gives addresses, kubectl reads the files from its standard input, one after the other. */
async function byCommands({ example, shown, workspace }: StepContext): Promise<StepFinding | undefined> {
  const { files, deletions } = cleanUpOf(example);
  const fromInput = [...files.map((file) => ({ files: [file], deletions: [] })), { files: [], deletions }];
  for (const part of shown ? [{ files, deletions }] : fromInput) {
    const input = shown || !part.files[0] ? {} : { stdin: part.files[0].text };
    for (const words of cleanUpCommands(part, (file) => shown?.addresses.get(file) ?? '-')) {
      const { exitCode, stderr } = await workspace.kubectl!(words.slice(1), input);
      if (exitCode === 0) continue;
      const mismatches = [{ path: shellLine(words), expected: 'done', actual: stderr.trim() }];
      return { outcome: 'failed', checks: 0, reason: COMMAND_FAILED, mismatches };
    }
  }
  return undefined;
}

/** Make the changes that the commands stand for, object by object. */
async function byChanges({ example, workspace }: StepContext): Promise<void> {
  const { files, deletions } = cleanUpOf(example);
  const objects = files
    .flatMap(objectsIn)
    .map(({ apiVersion, kind, name }) => ({ delete: { apiVersion, kind, name } }));
  for (const step of [...objects, ...deletions]) {
    const { name, labels = {} } = step.delete as ObjectRef;
    const present = await workspace.list(kindOf(step.delete));
    const isMeant = ({ metadata }: KubeObject) =>
      name === undefined ? hasLabels(metadata.labels ?? {}, labels) : metadata.name === name;
    if (!present.some(isMeant)) continue;
    await workspace.change(
      VERBS.delete.change!(step),
      VERBS.delete.command!(step, (file) => file),
    );
  }
}

/** Clusters put ConfigMaps and Secrets of their own into every namespace, so only those count that a file names. */
const ALSO_THE_CLUSTERS = new Set(['ConfigMap', 'Secret']);

/** What an example made that is in its namespace, Pods that are ending included. */
async function leftIn(workspace: Workspace, { files }: RunnableExample): Promise<KubeObject[]> {
  const defined = new Set(files.flatMap(objectsIn).map(calledAs));
  const lists = await Promise.all(
    CHANGEABLE_KINDS.map((kind) =>
      workspace.list(kind).then(
        (objects) => objects.map((object) => ({ ...object, kind: kind.kind })),
        (error: unknown) => {
          // What the engine does not have, nobody has made.
          if (error instanceof Unsupported) return [];
          throw error;
        },
      ),
    ),
  );
  return lists.flat().filter((object) => !ALSO_THE_CLUSTERS.has(object.kind) || defined.has(calledBy(object)));
}

const calledBy = ({ kind, metadata }: KubeObject): string => calledAs({ kind, name: metadata.name });
