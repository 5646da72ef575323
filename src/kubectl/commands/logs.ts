import type { Call, Command } from '../command.ts';
import { Failure, joined, misused } from '../failure.ts';
import { resourceNamed } from '../kinds.ts';
import { requireOwnNamespace } from '../namespace.ts';
import { type Objects, snapshot } from '../objects.ts';
import { containerOf, podsOf } from '../pods.ts';
import type { PodObject } from '../print/pod.ts';
import { chooser, NOTHING_GIVEN, select } from '../select.ts';
import { idle } from '../watch.ts';

const NO_POD =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";
/** What a selection of Pods shows of each log where nobody says how much. */
const TAIL_OF_MANY = 10;
const EVERY_MS = 100;

/** A container's log. */
interface Source {
  readonly pod: PodObject;
  readonly container: string;
}

export const logs: Command = {
  usage: 'kubectl logs [-f] [-p] (POD | TYPE/NAME | -l label) [-c CONTAINER | --all-containers] [--tail=N]',
  flags:
    '-f,--follow -p,--previous -c,--container= --all-containers --all-pods -l,--selector= --prefix --tail= --ignore-errors',
  others:
    '--pod-running-timeout= --max-log-requests= --insecure-skip-tls-verify-backend | --since= --since-time= --timestamps --limit-bytes=',
  run: async (call) => {
    requireOwnNamespace(call);
    const { flags, shell } = call;
    const sources = await sourcesOf(call);
    const tail = flags.number('--tail') ?? (flags.text('--selector') && !flags.isOn('--follow') ? TAIL_OF_MANY : -1);
    if (flags.isOn('--follow') && !flags.isOn('--previous')) {
      await Promise.all(sources.map((source) => follow(call, source, tail)));
      return 0;
    }
    for (const source of sources) shell.out(prefixed(call, source, lastLines(await read(call, source), tail)));
    return 0;
  },
};

async function sourcesOf(call: Call): Promise<Source[]> {
  const { flags, operands, workspace, shell } = call;
  const objects = await snapshot(workspace);
  const asked = flags.text('--container') ?? operands[1];
  if (flags.isOn('--all-containers') && flags.text('--container')) {
    throw new Failure(`error: --all-containers=true should not be specified with container name ${asked}`);
  }
  const pods = await chosenPods(call, objects);
  return pods.flatMap((pod) => {
    if (flags.isOn('--all-containers')) {
      const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
      return all.map(({ name }) => ({ pod, container: name }));
    }
    const { name, notice } = containerOf(pod, asked);
    shell.error(notice);
    return [{ pod, container: name }];
  });
}

async function chosenPods(call: Call, objects: Objects): Promise<readonly PodObject[]> {
  const { flags, operands, shell, workspace } = call;
  const labels = flags.text('--selector');
  const [first] = operands;
  if (labels !== undefined) {
    if (first) throw misused('logs', 'only a selector (-l) or a POD name is allowed');
    const pods = objects.of('Pod').filter(chooser(resourceNamed('pods'), labels, ''));
    if (pods.length === 0) shell.error(`No resources found in ${workspace.namespace} namespace.\n`);
    return pods as PodObject[];
  }
  if (!first) throw misused('logs', NO_POD);
  if (!first.includes('/')) {
    const pod = objects.of('Pod').find(({ metadata }) => metadata.name === first);
    if (!pod) {
      const where = `in namespace "${workspace.namespace}"`;
      throw new Failure(`error: error from server (NotFound): pods "${first}" not found ${where}`);
    }
    return [pod as PodObject];
  }
  const { selected, missing } = await select({ ...call, operands: [first] }, NOTHING_GIVEN);
  if (missing.length > 0) throw joined(missing);
  const { object, resource } = selected[0]!;
  const pods = podsOf(object, objects.of('Pod'));
  if (!pods)
    throw new Failure(`error: cannot get the logs from *${resource.apiVersion.replace('/', '')}.${resource.kind}`);
  if (pods.length === 0) throw new Failure('error: timed out waiting for the condition');
  if (flags.isOn('--all-pods') || pods.length === 1) return pods;
  shell.error(`Found ${pods.length} pods, using pod/${pods[0]!.metadata.name}\n`);
  return pods.slice(0, 1);
}

/** What a container printed. @throws Failure in the words of the server where it has no log */
async function read({ workspace, flags }: Call, { pod, container }: Source): Promise<string> {
  const { name } = pod.metadata;
  const refused = (said: string) => new Failure(`Error from server (BadRequest): ${said}`);
  const status = statusOf(pod, container);
  const isPrevious = flags.isOn('--previous');
  if (isPrevious && !status?.restartCount) {
    throw refused(`previous terminated container "${container}" in pod "${name}" not found`);
  }
  const { waiting } = status?.state ?? {};
  if (!isPrevious && (!status || (waiting && !status.lastState?.terminated))) {
    const WAITS: Readonly<Record<string, string>> = {
      ErrImagePull: "image can't be pulled",
      ImagePullBackOff: 'trying and failing to pull image',
    };
    const reason = waiting?.reason ?? 'ContainerCreating';
    throw refused(`container "${container}" in pod "${name}" is waiting to start: ${WAITS[reason] ?? reason}`);
  }
  return await workspace.logs(name, { container, previous: isPrevious });
}

function statusOf({ status }: PodObject, container: string) {
  const all = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  return all.find(({ name }) => name === container);
}

function lastLines(text: string, count: number): string {
  if (count < 0) return text;
  const lines = text.split(/(?<=\n)/);
  return count === 0 ? '' : lines.slice(-count).join('');
}

function prefixed({ flags }: Call, { pod, container }: Source, text: string): string {
  if (!flags.isOn('--prefix')) return text;
  return text.replace(/^(?=.)/gm, `[pod/${pod.metadata.name}/${container}] `);
}

/** Print a log and what is added to it, until its container ends or Ctrl-C. */
async function follow(call: Call, source: Source, tail: number): Promise<void> {
  const { workspace, shell } = call;
  const first = statusOf(source.pod, source.container)?.restartCount;
  let text = await read(call, source);
  shell.out(prefixed(call, source, lastLines(text, tail)));
  while (!shell.signal.aborted) {
    const pods = (await workspace.list({ kind: 'Pod' })) as PodObject[];
    const pod = pods.find(({ metadata }) => metadata.uid === source.pod.metadata.uid);
    const status = pod && statusOf(pod, source.container);
    const isSame = status?.restartCount === first;
    const now = pod && isSame ? await workspace.logs(pod.metadata.name, { container: source.container }) : text;
    if (now.length > text.length) shell.out(prefixed(call, source, now.slice(text.length)));
    text = now;
    if (!isSame || !status?.state?.running) return;
    await idle(call, EVERY_MS);
  }
}
