import { createOne } from '../change.ts';
import type { Command } from '../command.ts';
import { Failure, misused } from '../failure.ts';

const POLICIES = ['Always', 'OnFailure', 'Never'];

export const run: Command = {
  usage: 'kubectl run NAME --image=image [--env=key=value] [--port=N] [--labels=...] [--restart=Never] [-- ARGS]',
  flags:
    '--image= --env= --port= -l,--labels= --restart= --command --image-pull-policy= --annotations= --dry-run=(unchanged) -o,--output=',
  others:
    '--field-manager= --save-config --show-managed-fields --allow-missing-template-keys --quiet -q | --attach -i,--stdin -t,--tty --rm --expose --overrides= --override-type= --privileged --leave-stdin-open --pod-running-timeout= --template= --timeout= --wait --cascade=(background) --force --grace-period= -f,--filename= -k,--kustomize= -R,--recursive',
  run: async (call) => {
    const { flags } = call;
    const [name, ...words] = [...call.operands, ...(call.rest ?? [])];
    if (name === undefined) throw misused('run', 'NAME is required for run');
    const image = flags.text('--image');
    if (!image) throw new Failure('error: required flag(s) "image" not set');
    const restartPolicy = flags.text('--restart') ?? 'Always';
    if (!POLICIES.includes(restartPolicy)) throw new Failure(`error: invalid restart policy: ${restartPolicy}`);
    const port = flags.number('--port');
    const env = flags.all('--env').map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new Failure(`error: invalid env: ${text}`);
      return { name: text.slice(0, at), value: text.slice(at + 1) };
    });
    const pullPolicy = flags.text('--image-pull-policy');
    const container = {
      ...(words.length > 0 && { [flags.isOn('--command') ? 'command' : 'args']: words }),
      ...(env.length > 0 && { env }),
      image,
      ...(pullPolicy && { imagePullPolicy: pullPolicy }),
      name,
      ...(port !== undefined && { ports: [{ containerPort: port }] }),
      resources: {},
    };
    const labels = pairs(flags.list('--labels')) ?? { run: name };
    const annotations = pairs(flags.all('--annotations'));
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...(annotations && { annotations }), labels, name },
      spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy },
      status: {},
    };
    const exists = (plural: string) => `Error from server (AlreadyExists): ${plural} "${name}" already exists`;
    await createOne(call, pod, { exists });
  },
};

/** @throws Failure for what is no `key=value` */
function pairs(texts: readonly string[]): Record<string, string> | undefined {
  if (texts.length === 0) return undefined;
  return Object.fromEntries(
    texts.map((text) => {
      const [key = '', value] = text.split('=');
      if (!key || value === undefined) throw new Failure(`error: unexpected label spec: ${text}`);
      return [key, value];
    }),
  );
}
