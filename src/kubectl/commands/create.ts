import type { KubeObject } from '../../cluster/engine.ts';
import { createOne } from '../change.ts';
import type { Call, Command } from '../command.ts';
import { Failure, misused } from '../failure.ts';

const OTHERS =
  '--field-manager= --save-config --validate=(strict) --show-managed-fields --allow-missing-template-keys | --template=';
const FROM_FILES = '--append-hash --from-env-file= --from-file=';

export const createConfigMap: Command = {
  usage: 'kubectl create configmap NAME [--from-literal=key1=value1]',
  flags: '--from-literal= --dry-run=(unchanged) -o,--output=',
  others: `${OTHERS} ${FROM_FILES}`,
  run: async (call) => {
    const { metadata } = named(call, 'v1', 'ConfigMap', call.operands);
    const data = literals(call);
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...(data && { data }) };
    await make(call, object, 'configmap');
  },
};

export const createSecret: Command = {
  usage: 'kubectl create secret generic NAME [--from-literal=key1=value1]',
  flags: '--from-literal= --dry-run=(unchanged) -o,--output=',
  others: `${OTHERS} ${FROM_FILES} --type=`,
  run: async (call) => {
    const [type, ...operands] = call.operands;
    if (type !== 'generic') throw misused('create secret', 'Requires a secret type: generic');
    const { metadata } = named(call, 'v1', 'Secret', operands);
    const texts = literals(call);
    const data = texts && Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, base64(text)]));
    await make(call, { apiVersion: 'v1', kind: 'Secret', metadata, ...(data && { data }) }, 'secret');
  },
};

export const createDeployment: Command = {
  usage: 'kubectl create deployment NAME --image=image [--replicas=N] [--port=N] [-- COMMAND]',
  flags: '--image= -r,--replicas= --port= --dry-run=(unchanged) -o,--output=',
  others: OTHERS,
  run: async (call) => {
    const { flags } = call;
    const images = flags.list('--image');
    const { metadata } = named(call, 'apps/v1', 'Deployment', call.operands);
    if (images.length === 0) throw new Failure('error: required flag(s) "image" not set');
    const labels = { app: metadata.name };
    const port = flags.number('--port');
    const containers = images.map((image) => ({
      image,
      name: containerName(image),
      ...(port !== undefined && { ports: [{ containerPort: port }] }),
      ...(call.rest && { command: [...call.rest] }),
      resources: {},
    }));
    await make(
      call,
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { labels, name: metadata.name },
        spec: {
          replicas: flags.number('--replicas') ?? 1,
          selector: { matchLabels: labels },
          strategy: {},
          template: { metadata: { labels }, spec: { containers } },
        },
        status: {},
      },
      'deployment',
    );
  },
};

function make(call: Call, object: KubeObject, what: string): Promise<void> {
  const exists = (plural: string, name: string) =>
    `error: failed to create ${what}: ${plural} "${name}" already exists`;
  return createOne(call, object, { exists });
}

function named({ command }: Call, apiVersion: string, kind: string, operands: readonly string[]): KubeObject {
  const [name, ...more] = operands;
  if (name === undefined || more.length > 0) {
    throw misused(command, `exactly one NAME is required, got ${operands.length}`);
  }
  return { apiVersion, kind, metadata: { name } };
}

/** The pairs of `--from-literal`; undefined where there are none. @throws Failure in kubectl's words */
function literals({ flags }: Call): Record<string, string> | undefined {
  const pairs = flags.all('--from-literal').map((text): [string, string] => {
    const at = text.indexOf('=');
    if (at > 0) return [text.slice(0, at), text.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2')];
    throw new Failure(`error: invalid literal source ${text}, expected key=value`);
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** `ghcr.io/subicura/echo:v1` makes a container `echo`. */
function containerName(image: string): string {
  const name = image.split('/').at(-1)!.split(/[:@]/)[0]!;
  return name.replaceAll('_', '-');
}
