import type { KubeObject } from '../../cluster/engine.ts';
import type { Objects } from '../objects.ts';
import { EVENTS } from './events.ts';
import { linesOf, type Row } from './rows.ts';
import type { Labels } from './types.ts';
import { annotations, labels, sorted } from './words.ts';

interface Config extends KubeObject {
  readonly data?: Labels;
  /** Base64. */
  readonly binaryData?: Labels;
  readonly type?: string;
}

const HEAD: readonly Row<KubeObject>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
];

export function configMapLines(map: KubeObject, all: Objects): string[] {
  const { data, binaryData } = map as Config;
  return [
    ...linesOf(HEAD, map, all),
    ...['', 'Data', '===='],
    ...sorted(data).flatMap(([key, text]) => [`${key}:`, '----', text, '']),
    ...['', 'BinaryData', '===='],
    ...sorted(binaryData).map(([key, base64]) => `${key}: ${atob(base64).length} bytes`),
    '',
    ...linesOf([EVENTS], map, all),
  ];
}

export function secretLines(secret: KubeObject, all: Objects): string[] {
  const { data, type } = secret as Config;
  const isToken = type === 'kubernetes.io/service-account-token';
  return [
    ...linesOf(HEAD, secret, all),
    ...['', `Type:\t${type}`],
    ...['', 'Data', '===='],
    ...sorted(data).map(([key, base64]) => {
      const text = atob(base64);
      return `${key}:\t${isToken && key === 'token' ? text : `${text.length} bytes`}`;
    }),
  ];
}
