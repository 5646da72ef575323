import { distinct, joined, type Localized } from '@studylog/check/text';
import { type KubeObject, Unsupported } from '../engine.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a Pod that webernetes ignores though they change what happens. */
const POD_FIELDS: Readonly<Record<string, Localized>> = {
  initContainers: { ko: '초기화 컨테이너', en: 'init containers' },
  volumes: { ko: '볼륨', en: 'volumes' },
  nodeSelector: { ko: '노드 선택', en: 'node selection' },
  affinity: { ko: '어피니티', en: 'affinity' },
  topologySpreadConstraints: { ko: '토폴로지 분배 제약 조건', en: 'topology spread' },
  hostNetwork: { ko: '노드의 네트워크', en: 'the network of the node' },
};
const ENVIRONMENT: Localized = {
  ko: '컨피그맵과 시크릿에서 오는 환경 변수',
  en: 'environment from ConfigMaps and Secrets',
};
const CONTAINER_FIELDS: Readonly<Record<string, Localized>> = {
  envFrom: ENVIRONMENT,
  command: { ko: '이미지의 것이 아닌 명령', en: 'other commands than the image’s own' },
  args: { ko: '인자', en: 'arguments' },
};
const GRPC_PROBES: Localized = { ko: 'gRPC 프로브', en: 'gRPC probes' };
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/**
 * Refuse objects that the simulation would run differently from a real cluster.
 * @throws Unsupported naming the object and what is not simulated.
 */
export function requireSupported(object: KubeObject): void {
  const pod = podSpec(object);
  if (!pod) return;
  const missing = distinct(missingIn(pod));
  if (missing.length === 0) return;
  const { ko, en } = joined(missing, ', ');
  const name = `${object.kind}/${object.metadata.name}`;
  throw new Unsupported({ ko: `${name}: 시뮬레이션하지 않습니다: ${ko}`, en: `${name}: not simulated: ${en}` });
}

function podSpec(object: KubeObject): Fields | undefined {
  const spec = fields(object.spec);
  return object.kind === 'Pod' ? spec : fields(fields(spec?.template)?.spec);
}

function missingIn(pod: Fields): Localized[] {
  const containers = Array.isArray(pod.containers) ? pod.containers.map(fields) : [];
  return [
    ...named(pod, POD_FIELDS),
    ...containers.flatMap((container) => (container ? missingInContainer(container) : [])),
  ];
}

function missingInContainer(container: Fields): Localized[] {
  const sources = (Array.isArray(container.env) ? container.env : [])
    .map((variable) => fields(fields(variable)?.valueFrom))
    .filter((source) => source && !('fieldRef' in source));
  const grpc = PROBES.filter((probe) => 'grpc' in (fields(container[probe]) ?? {}));
  return [
    ...named(container, CONTAINER_FIELDS),
    ...(sources.length > 0 ? [ENVIRONMENT] : []),
    ...(grpc.length > 0 ? [GRPC_PROBES] : []),
  ];
}

function named(object: Fields, names: Readonly<Record<string, Localized>>): Localized[] {
  return Object.entries(names).flatMap(([field, name]) => (isSet(object[field]) ? [name] : []));
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
}

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
