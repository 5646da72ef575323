import { z } from 'zod';
import type { Diagnostic } from '../example/diagnostic.ts';
import type { ExampleFile } from '../example/example-file.ts';
import { pattern, saying } from '../example/issues.ts';
import type { Example } from '../example/load.ts';
import { readLocated, validate } from '../example/located.ts';

const port = z.int().min(1).max(65535);

/**
 * What a log may write of kind's configuration, https://kind.sigs.k8s.io/docs/user/configuration/. The reader runs it on a
 * computer of their own: what would mount its folders, open it to its network or change its nodes' programs is left out.
 */
const KIND_CONFIG = z.strictObject({
  kind: z.literal('Cluster'),
  apiVersion: z.literal('kind.x-k8s.io/v1alpha4'),
  name: pattern(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/, {
    ko: 'study처럼 소문자, 숫자, 하이픈으로 된 32자까지의 이름이어야 합니다.',
    en: 'expected a name of at most 32 lower-case letters, digits and hyphens, such as study',
  }),
  nodes: z
    .array(
      z.strictObject({
        role: z.enum(['control-plane', 'worker']),
        image: pattern(/^kindest\/node:v1\.\d{1,3}\.\d{1,3}@sha256:[0-9a-f]{64}$/, {
          ko: 'kind의 릴리스 노트에 있는, 다이제스트가 붙은 kindest/node 이미지여야 합니다.',
          en: 'expected a kindest/node image with its digest, as listed in the release notes of kind',
        }),
        extraPortMappings: z
          .array(
            z.strictObject({
              containerPort: port,
              hostPort: port,
              listenAddress: z.literal('127.0.0.1'),
              protocol: z.enum(['TCP', 'UDP']).optional(),
            }),
          )
          .optional(),
      }),
    )
    .min(1)
    .refine(
      (nodes) => nodes.some(({ role }) => role === 'control-plane'),
      saying({ ko: '컨트롤 플레인이 하나는 있어야 합니다.', en: 'expected at least one control-plane' }),
    ),
});

export type KindConfig = z.infer<typeof KIND_CONFIG>;

/** The configuration of kind among an example's files, if it has one. */
export function clusterFile({ cluster, files }: Pick<Example, 'cluster' | 'files'>): ExampleFile | undefined {
  return cluster === undefined ? undefined : files.find(({ name }) => name === cluster);
}

/** Read a configuration of kind; what is wrong comes with file, line and column. */
export function readKindConfig({ manifest }: Pick<ExampleFile, 'manifest'>): {
  readonly config: KindConfig | undefined;
  readonly faults: readonly Diagnostic[];
} {
  const yaml = readLocated(manifest);
  const config = yaml.diagnostics.length > 0 ? undefined : validate(KIND_CONFIG, yaml.value, yaml);
  return { config, faults: yaml.diagnostics };
}

/** The node ports that a configuration opens on the reader's computer under their own number. */
export function mappedPorts({ nodes }: KindConfig): ReadonlySet<number> {
  const mappings = nodes.flatMap(({ extraPortMappings = [] }) => extraPortMappings);
  return new Set(
    mappings.flatMap(({ containerPort, hostPort }) => (containerPort === hostPort ? [containerPort] : [])),
  );
}
