import type { Objects } from '../objects.ts';
import { EVENTS } from './events.ts';
import { indented, linesOf, type Row, table } from './rows.ts';
import type { EndpointSlice } from './types.ts';
import { annotations, labels } from './words.ts';

const UNSET = '<unset>';

const SLICE: readonly Row<EndpointSlice>[] = [
  ['Name', ({ metadata }) => metadata.name],
  ['Namespace', ({ metadata }) => metadata.namespace],
  ['Labels', ({ metadata }) => labels(metadata.labels)],
  ['Annotations', ({ metadata }) => annotations(metadata.annotations)],
  ['AddressType', ({ addressType }) => addressType],
  [
    'Ports',
    ({ ports = [] }) => {
      if (ports.length === 0) return { beside: ` ${UNSET}`, below: [] };
      const cells = ports.map(({ name, port, protocol }) => [name || UNSET, port ?? UNSET, protocol]);
      return { below: table(['Name', 'Port', 'Protocol'], cells) };
    },
  ],
  [
    'Endpoints',
    ({ endpoints }, all) => {
      if (!endpoints?.length) return { beside: ' <none>', below: [] };
      return { below: endpoints.flatMap((endpoint) => endpointLines(endpoint, all)) };
    },
  ],
  EVENTS as Row<EndpointSlice>,
];

type Endpoint = EndpointSlice['endpoints'][number];

const ENDPOINT: readonly Row<Endpoint>[] = [
  ['Conditions', ({ conditions }) => ({ below: [`  Ready:\t${conditions?.ready ?? UNSET}`] })],
  ['Hostname', ({ hostname }) => hostname ?? UNSET],
  ['TargetRef', ({ targetRef }) => targetRef && `${targetRef.kind}/${targetRef.name}`],
  ['NodeName', ({ nodeName }) => nodeName ?? UNSET],
  ['Zone', ({ zone }) => zone ?? UNSET],
];

function endpointLines(endpoint: Endpoint, all: Objects): string[] {
  return [`  - Addresses:\t${endpoint.addresses.join(', ')}`, ...indented(linesOf(ENDPOINT, endpoint, all), 4)];
}

export function endpointSliceLines(slice: EndpointSlice, all: Objects): string[] {
  return linesOf(SLICE, slice, all);
}
