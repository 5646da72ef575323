import type { KubeObject } from '../../engine.ts';
import { type Fields, placesAt } from './defaults.ts';
import { qosClass } from './qos.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Times of whole seconds, and those that have parts of one. */
const TIME = /(?:Timestamp|Time|edAt)$/;
const MICRO_TIME = /^(?:eventTime|lastObservedTime|renewTime|acquireTime)$/;

/** Lists that the API sends even when they are empty. */
const SENT_EMPTY = new Set(['endpoints', 'sources']);
/** Maps of texts, which it leaves out when they are empty. */
const MAPS = new Set([
  'annotations',
  'labels',
  'matchLabels',
  'nodeSelector',
  'data',
  'binaryData',
  'limits',
  'requests',
]);
/** Numbers that it leaves out when they are 0. */
const COUNTS = new Set([
  ...['observedGeneration', 'readyReplicas', 'availableReplicas', 'unavailableReplicas', 'updatedReplicas'],
  ...['fullyLabeledReplicas', 'minReadySeconds', 'generation'],
]);

/** An object as the API server would send it: times as text of whole seconds, and nothing that is empty. */
export function sent(object: object): KubeObject {
  const copy = JSON.parse(JSON.stringify(object), (key, value: unknown) =>
    isLeftOut(key, value) ? undefined : typeof value === 'string' ? timeOf(key, value) : value,
  ) as KubeObject;
  const annotations = copy.metadata?.annotations;
  if (annotations?.[LAST_APPLIED]) annotations[LAST_APPLIED] = lastApplied(annotations[LAST_APPLIED]);
  complete[copy.kind]?.(copy as unknown as Fields);
  return copy;
}

/** What kubectl keeps of the manifest, as its encoder writes it: keys in order, annotations always there, a line break at the end. */
function lastApplied(text: string): string {
  const { metadata, ...object } = JSON.parse(text) as Fields;
  const inOrder = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  const written = JSON.stringify({ ...object, metadata: { annotations: {}, ...(metadata as Fields) } }, inOrder);
  return `${written.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)}\n`;
}

function isLeftOut(key: string, value: unknown): boolean {
  if (value === 0) return COUNTS.has(key);
  if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) return false;
  return Array.isArray(value) ? !SENT_EMPTY.has(key) : MAPS.has(key);
}

function timeOf(key: string, value: string): string {
  if (!TIME.test(key) || !/^\d{4}-.*Z$/.test(value)) return value;
  return MICRO_TIME.test(key) ? value.replace(/\.(\d{3})Z$/, '.$1000Z') : value.replace(/\.\d+Z$/, 'Z');
}

/** What the server, the kubelet and the runtime say besides, which webernetes leaves out. */
const complete: Readonly<Record<string, (object: Fields) => void>> = {
  Pod: (pod) => {
    const containers = [...placesAt(pod, 'spec.containers[]'), ...placesAt(pod, 'spec.initContainers[]')];
    pod.status = { phase: 'Pending', qosClass: qosClass(containers), ...(pod.status as Fields | undefined) };
    for (const condition of placesAt(pod, 'status.conditions[]')) condition.lastProbeTime ??= null;
    for (const list of ['initContainers', 'containers']) {
      const specs = placesAt(pod, `spec.${list}[]`);
      for (const status of placesAt(pod, `status.${list.slice(0, -1)}Statuses[]`)) {
        completeStatus(status, specs.find(({ name }) => name === status.name) ?? {});
      }
    }
  },
  EndpointSlice: (slice) => {
    for (const port of placesAt(slice, 'ports[]')) port.name ??= '';
  },
  Event: (event) => {
    event.eventTime ??= null;
  },
};

function completeStatus(status: Fields, { volumeMounts, resources }: Fields): void {
  const runs = typeof status.containerID === 'string' && status.containerID !== '';
  status.lastState ??= {};
  for (const place of [status, ...STATES.flatMap((path) => placesAt(status, path))]) {
    if (place.containerID) place.containerID = `containerd://${digest(String(place.containerID))}`;
  }
  const image = String(status.image ?? '');
  if (runs) {
    status.image = fullImage(image);
    status.imageID = `${fullImage(image).replace(/:[^:/]*$/, '')}@sha256:${digest(image)}`;
  } else delete status.resources;
  const requests = (resources as { requests?: Fields } | undefined)?.requests;
  if (runs && requests) Object.assign(status, { allocatedResources: requests, resources });
  if (volumeMounts) {
    status.volumeMounts = (volumeMounts as Fields[]).map(({ name, mountPath, readOnly }) =>
      readOnly ? { mountPath, name, readOnly: true, recursiveReadOnly: 'Disabled' } : { mountPath, name },
    );
  }
}

const STATES = ['state.terminated', 'lastState.terminated'];

/** An image as the runtime names it: with its registry and its tag. */
function fullImage(image: string): string {
  const tagged = /:[^/]*$/.test(image) ? image : `${image}:latest`;
  const [host = ''] = tagged.split('/');
  if (tagged.includes('/') && /[.:]|^localhost$/.test(host)) return tagged;
  return `docker.io/${tagged.includes('/') ? '' : 'library/'}${tagged}`;
}

/** 64 digits that are always the same for a text. They stand where a real cluster has a SHA-256, and say as much. */
function digest(text: string): string {
  return Array.from({ length: 8 }, (_, part) => fnv(`${part}${text}`).toString(16).padStart(8, '0')).join('');
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}
