import type { Objects } from '../objects.ts';
import { environment, environmentFrom } from './environment.ts';
import { probeText } from './probe.ts';
import { type Below, indented, linesOf, type Row } from './rows.ts';
import type { Container, ContainerState, ContainerStatus, Pod, Probe, Resources } from './types.ts';
import { date, sorted } from './words.ts';

/** A container, in a Pod with what has become of it. */
interface Context {
  readonly container: Container;
  readonly status: ContainerStatus | undefined;
  readonly pod: Pod | undefined;
}

type Port = NonNullable<Container['ports']>[number];

const CONTAINER: readonly Row<Context>[] = [
  ['Container ID', ({ status }) => status && (status.containerID ?? '')],
  ['Image', ({ container }) => container.image ?? ''],
  ['Image ID', ({ status }) => status && (status.imageID ?? '')],
  ...portRows('Port', ({ containerPort }) => containerPort),
  ...portRows('Host Port', ({ hostPort }) => hostPort ?? 0),
  ['SeccompProfile', ({ container }) => container.securityContext?.seccompProfile?.type],
  ['  LocalhostProfile', ({ container }) => container.securityContext?.seccompProfile?.localhostProfile],
  ['Command', ({ container }) => words(container.command)],
  ['Args', ({ container }) => words(container.args)],
  ['State', ({ status }) => status && stateOf(status.state)],
  ['Last State', ({ status }) => (status?.lastState?.terminated ? stateOf(status.lastState) : undefined)],
  ['Ready', ({ status }) => status && (status.ready ? 'True' : 'False')],
  ['Restart Count', ({ status }) => status?.restartCount],
  ...resourceRows<Context>(({ container }) => container.resources),
  ...(['Liveness', 'Readiness', 'Startup'] as const).map((title): Row<Context> => {
    const field = `${title.toLowerCase()}Probe` as 'livenessProbe' | 'readinessProbe' | 'startupProbe';
    return [title, ({ container }) => container[field] && probeText(container[field] as Probe)];
  }),
  [
    'Environment Variables from',
    ({ container }) => (container.envFrom?.length ? { below: environmentFrom(container) } : undefined),
  ],
  ['Environment', (context) => ({ below: environment(context) })],
  ['Mounts', ({ container }) => ({ below: mounts(container) })],
  ['Devices', ({ container }) => (container.volumeDevices?.length ? { below: devices(container) } : undefined)],
];

/** One port is `Port`, several are `Ports`. */
function portRows(title: string, numberOf: (port: Port) => number): Row<Context>[] {
  const text = ({ ports = [] }: Container) =>
    ports.map((port) => `${numberOf(port)}/${port.protocol}${port.name ? ` (${port.name})` : ''}`).join(', ');
  const several = ({ ports = [] }: Container) => ports.length > 1;
  return [
    [`${title}s`, ({ container }) => (several(container) ? text(container) : undefined)],
    [title, ({ container }) => (several(container) ? undefined : text(container) || '<none>')],
  ];
}

/** What something may use at most, and what is kept for it. */
export function resourceRows<O>(resourcesOf: (object: O) => Resources | undefined): Row<O>[] {
  return (['limits', 'requests'] as const).map((field) => [
    field === 'limits' ? 'Limits' : 'Requests',
    (object) => {
      const amounts = sorted(resourcesOf(object)?.[field] as Readonly<Record<string, string>> | undefined);
      return amounts.length > 0 ? { below: amounts.map(([name, amount]) => `  ${name}:\t${amount}`) } : undefined;
    },
  ]);
}

function words(command: readonly string[] | undefined): Below | undefined {
  return command?.length ? { below: indented(command.flatMap((word) => word.split('\n'))) } : undefined;
}

const RUNNING: readonly Row<NonNullable<ContainerState['running']>>[] = [
  ['Started', ({ startedAt }) => date(startedAt)],
];
const WAITING: readonly Row<NonNullable<ContainerState['waiting']>>[] = [
  ['Reason', ({ reason }) => reason || undefined],
];
const TERMINATED: readonly Row<NonNullable<ContainerState['terminated']>>[] = [
  ['Reason', ({ reason }) => reason || undefined],
  ['Message', ({ message }) => message || undefined],
  ['Exit Code', ({ exitCode }) => exitCode],
  ['Signal', ({ signal }) => signal || undefined],
  ['Started', ({ startedAt }) => date(startedAt)],
  ['Finished', ({ finishedAt }) => date(finishedAt)],
];
const NOTHING: Objects = { of: () => [], now: 0 };

function stateOf({ running, waiting, terminated }: ContainerState = {}): Below {
  if (running) return { beside: '\tRunning', below: indented(linesOf(RUNNING, running, NOTHING)) };
  if (waiting) return { beside: '\tWaiting', below: indented(linesOf(WAITING, waiting, NOTHING)) };
  if (terminated) return { beside: '\tTerminated', below: indented(linesOf(TERMINATED, terminated, NOTHING)) };
  return { beside: '\tWaiting', below: [] };
}

function mounts({ volumeMounts = [] }: Container): string[] {
  return volumeMounts
    .toSorted((a, b) => (a.mountPath < b.mountPath ? -1 : 1))
    .map(({ mountPath, name, readOnly, subPath }) => {
      const path = subPath ? `,path=${JSON.stringify(subPath)}` : '';
      return `  ${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${path})`;
    });
}

function devices({ volumeDevices = [] }: Container): string[] {
  return volumeDevices
    .toSorted((a, b) => (a.devicePath < b.devicePath ? -1 : 1))
    .map(({ devicePath, name }) => `  ${devicePath} from ${name}`);
}

/** The containers of a Pod, each below its name; those of a template have no statuses. `space` goes before a name. */
export function containerLines(
  containers: readonly Container[],
  { statuses = [], pod, space = '' }: { statuses?: readonly ContainerStatus[]; pod?: Pod; space?: string },
): string[] {
  return containers.flatMap((container) => {
    const status = statuses.find(({ name }) => name === container.name);
    const lines = linesOf(CONTAINER, { container, status, pod }, NOTHING);
    return [`  ${space}${container.name}:`, ...indented(lines, 4)];
  });
}
