import type { Call, Command } from '../command.ts';
import { curl } from '../curl.ts';
import { Failure, joined, misused, NotSimulated } from '../failure.ts';
import { isClient, requireOwnNamespace } from '../namespace.ts';
import { containerOf, podsOf } from '../pods.ts';
import type { PodObject } from '../print/pod.ts';
import { select } from '../select.ts';

export const exec: Command = {
  usage: 'kubectl exec POD [-c CONTAINER] -- COMMAND [args...]',
  flags: '-c,--container= -i,--stdin -t,--tty -q,--quiet',
  others: '--pod-running-timeout= | -f,--filename=',
  run: async (call) => {
    const { operands, rest } = call;
    const [pod, ...words] = operands;
    if (!pod) throw new Failure('error: pod, type/name or --filename must be specified');
    if (rest === undefined && words.length > 0) {
      throw misused('exec', 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
    }
    if (!rest || rest.length === 0) throw new Failure('error: you must specify at least one command for the container');
    const code = isClient(call) ? await askedByClient(call, rest) : await inContainer(call, pod, rest);
    if (code !== 0) call.shell.error(`command terminated with exit code ${code}\n`);
    return code;
  },
};

/** The Pod from which a reader's requests go out has curl and nothing else. */
async function askedByClient({ workspace, shell }: Call, [program, ...words]: readonly string[]): Promise<number> {
  if (program !== 'curl') throw new NotSimulated(`kubectl exec client -- ${program}`);
  return await curl(workspace, words, shell, 'inside');
}

async function inContainer(call: Call, name: string, argv: readonly string[]): Promise<number> {
  requireOwnNamespace(call);
  const { workspace, shell, flags } = call;
  const pod = await podNamed(call, name);
  if (/^(Succeeded|Failed)$/.test(pod.status.phase ?? '')) {
    throw new Failure(`error: cannot exec into a container in a completed pod; current phase is ${pod.status.phase}`);
  }
  const { name: container, notice } = containerOf(pod, flags.text('--container'));
  if (!flags.isOn('--quiet')) shell.error(notice);
  const status = pod.status.containerStatuses?.find((one) => one.name === container);
  if (!status?.state?.running) {
    throw new Failure(
      `error: Internal error occurred: unable to upgrade connection: container not found ("${container}")`,
    );
  }
  const { exitCode, stdout, stderr } = await workspace.exec(pod.metadata.name, container, argv);
  shell.out(stdout);
  shell.error(stderr);
  return exitCode;
}

/** `POD`, or the first Pod of `TYPE/NAME`. @throws Failure in kubectl's words */
async function podNamed(call: Call, name: string): Promise<PodObject> {
  const operands = [name.includes('/') ? name : `pod/${name}`];
  const { selected, missing, objects } = await select({ ...call, operands });
  if (missing.length > 0) throw joined(missing);
  const { object, resource } = selected[0]!;
  const [pod] = podsOf(object, objects.of('Pod')) ?? [];
  if (!pod) throw new Failure(`error: unable to find a pod of ${resource.plural}/${object.metadata.name}`);
  return pod;
}
