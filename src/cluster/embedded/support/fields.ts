import { parseQuantity } from '@studylog/check/formats';
import { type Localized, verbatim } from '@studylog/check/text';
import { clean, innermost } from '../kubelet/files.ts';
import { type Fields, fieldsOf, isSet, listOf } from './read.ts';

/** Fields of a Pod that are not simulated though they change what happens. */
const POD_FIELDS: Readonly<Record<string, Localized>> = {
  nodeSelector: { ko: '노드 선택', en: 'node selection' },
  affinity: { ko: '어피니티', en: 'affinity' },
  topologySpreadConstraints: { ko: '토폴로지 분배 제약 조건', en: 'topology spread' },
  hostNetwork: { ko: '노드의 네트워크', en: 'the network of the node' },
  hostPID: { ko: '노드의 프로세스', en: 'the processes of the node' },
  hostAliases: { ko: '호스트 파일의 항목', en: 'entries of the hosts file' },
  shareProcessNamespace: { ko: '프로세스 네임스페이스 공유', en: 'a shared process namespace' },
  dnsPolicy: { ko: '클러스터의 것이 아닌 DNS 설정', en: 'a DNS policy other than ClusterFirst' },
  dnsConfig: { ko: '파드의 DNS 설정', en: 'the DNS settings of a Pod' },
  schedulerName: { ko: '다른 스케줄러', en: 'another scheduler' },
  runtimeClassName: { ko: '런타임클래스', en: 'a RuntimeClass' },
  resourceClaims: { ko: '리소스클레임', en: 'ResourceClaims' },
};
/** What the server fills in, of which a manifest may say the same. */
const FILLED_IN: Readonly<Record<string, unknown>> = {
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
};
/** What admission adds to a Pod. */
const TOKEN_VOLUME = /^kube-api-access-/;
const SIDECARS: Localized = {
  ko: '재시작하는 초기화 컨테이너(사이드카)',
  en: 'init containers that restart (sidecars)',
};
const SECURITY: Localized = { ko: '사용자와 파일 권한', en: 'users and permissions of files' };
const TERMINATION_LOG: Localized = { ko: '로그에서 오는 종료 메시지', en: 'a termination message from the log' };
const NESTED_MOUNT: Localized = { ko: '다른 볼륨 안에 마운트한 볼륨', en: 'a volume that is mounted inside another' };
const LARGE_REQUESTS: Localized = {
  ko: '노드에 들어가지 않을 수 있는 요청량',
  en: 'requests that may not fit on a node',
};
/** What every node has. The simulated scheduler does not compare requests with nodes, so a Pod may not ask for more. */
const SMALLEST_NODE = { cpu: '1', memory: '1Gi' } as const;
const GRPC_PROBES: Localized = { ko: 'gRPC 프로브', en: 'gRPC probes' };
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
/** What of a security context changes what a container may do with files, or whether it starts. */
const SECURITY_FIELDS = ['runAsUser', 'runAsGroup', 'runAsNonRoot', 'fsGroup', 'readOnlyRootFilesystem'];

/** The fields that are simulated, by what they are fields of. Any other is refused, as are those that come later. */
const SIMULATED = {
  volume: ['name', 'emptyDir', 'configMap', 'secret'],
  emptyDir: ['medium'],
  configMap: ['name', 'items', 'defaultMode', 'optional'],
  secret: ['secretName', 'items', 'defaultMode', 'optional'],
  item: ['key', 'path', 'mode'],
  mount: ['name', 'mountPath', 'readOnly', 'subPath'],
  variable: ['name', 'value', 'valueFrom'],
  valueFrom: ['fieldRef', 'configMapKeyRef', 'secretKeyRef'],
  keyRef: ['name', 'key', 'optional'],
  envFrom: ['prefix', 'configMapRef', 'secretRef'],
  envRef: ['name', 'optional'],
  initContainer: [
    ...['name', 'image', 'imagePullPolicy', 'command', 'args', 'workingDir', 'env', 'envFrom', 'ports', 'volumeMounts'],
    ...['resources', 'securityContext', 'terminationMessagePath', 'terminationMessagePolicy', 'restartPolicy'],
  ],
} as const satisfies Record<string, readonly string[]>;

/** What of a Pod is not simulated, besides what its containers run. */
export function missingFields(pod: Fields): Localized[] {
  const initContainers = listOf(pod.initContainers);
  return [
    ...Object.entries(POD_FIELDS).flatMap(([field, name]) =>
      isSet(pod[field]) && pod[field] !== FILLED_IN[field] ? [name] : [],
    ),
    ...security(pod),
    ...listOf(pod.volumes).flatMap((volume) => (TOKEN_VOLUME.test(String(volume.name)) ? [] : missingInVolume(volume))),
    ...initContainers.flatMap((container) => [
      ...others(container, 'initContainer', 'initContainers'),
      ...(isSet(container.restartPolicy) ? [SIDECARS] : []),
    ]),
    ...[...initContainers, ...listOf(pod.containers)].flatMap((container) => missingInContainer(container)),
  ];
}

/** What of a Service is not simulated: requests to it take the same way from every node. */
export function missingInService(service: Fields): Localized[] {
  const policies = ['externalTrafficPolicy', 'internalTrafficPolicy'];
  return policies.flatMap((policy) => (service[policy] === 'Local' ? [verbatim(`${policy}: Local`)] : []));
}

function missingInContainer(container: Fields): Localized[] {
  return [
    ...security(container),
    ...listOf(container.env).flatMap((variable) => missingInVariable(variable)),
    ...listOf(container.envFrom).flatMap((source) => [
      ...others(source, 'envFrom', 'envFrom'),
      ...['configMapRef', 'secretRef'].flatMap((name) => others(source[name], 'envRef', `envFrom.${name}`)),
    ]),
    ...listOf(container.volumeMounts).flatMap((mount) => others(mount, 'mount', 'volumeMounts')),
    ...(hasNestedMounts(container) ? [NESTED_MOUNT] : []),
    ...(isSet(container.volumeDevices) ? [verbatim('volumeDevices')] : []),
    ...(isSet(container.restartPolicyRules) ? [verbatim('restartPolicyRules')] : []),
    ...(container.terminationMessagePolicy === 'FallbackToLogsOnError' ? [TERMINATION_LOG] : []),
    ...(asksForMore(container) ? [LARGE_REQUESTS] : []),
    ...(PROBES.some((probe) => 'grpc' in (fieldsOf(container[probe]) ?? {})) ? [GRPC_PROBES] : []),
  ];
}

/** A request that is not written is as large as the limit. */
function asksForMore({ resources }: Fields): boolean {
  const { requests, limits } = fieldsOf(resources) ?? {};
  const amount = (value: unknown) => parseQuantity(String(value)) ?? 0n;
  return Object.entries(SMALLEST_NODE).some(
    ([name, most]) => amount(fieldsOf(requests)?.[name] ?? fieldsOf(limits)?.[name] ?? 0) > amount(most),
  );
}

function missingInVariable(variable: Fields): Localized[] {
  const source = fieldsOf(variable.valueFrom);
  return [
    ...others(variable, 'variable', 'env'),
    ...others(source, 'valueFrom', 'env.valueFrom'),
    ...['configMapKeyRef', 'secretKeyRef'].flatMap((name) => others(source?.[name], 'keyRef', `env.valueFrom.${name}`)),
  ];
}

function missingInVolume(volume: Fields): Localized[] {
  const { emptyDir, configMap, secret } = volume;
  return [
    ...others(volume, 'volume', 'volumes'),
    ...others(emptyDir, 'emptyDir', 'volumes.emptyDir'),
    ...others(configMap, 'configMap', 'volumes.configMap'),
    ...others(secret, 'secret', 'volumes.secret'),
    ...[configMap, secret].flatMap((source) =>
      listOf(fieldsOf(source)?.items).flatMap((item) => others(item, 'item', 'items')),
    ),
  ];
}

function hasNestedMounts({ volumeMounts }: Fields): boolean {
  const mounts = listOf(volumeMounts).map(({ mountPath }) => ({ at: clean(String(mountPath)) }));
  return mounts.some((mount) =>
    innermost(
      mounts.filter((other) => other !== mount),
      mount.at,
    ),
  );
}

function security(owner: Fields): Localized[] {
  const context = fieldsOf(owner.securityContext) ?? {};
  return SECURITY_FIELDS.some((field) => isSet(context[field])) ? [SECURITY] : [];
}

/** The fields of an object that are not simulated, by their names. */
function others(object: unknown, what: keyof typeof SIMULATED, path: string): Localized[] {
  const known: readonly string[] = SIMULATED[what];
  return Object.entries(fieldsOf(object) ?? {}).flatMap(([field, value]) =>
    known.includes(field) || !isSet(value) ? [] : [verbatim(`${path}.${field}`)],
  );
}
