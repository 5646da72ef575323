import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding, missing } from '../support/finding.ts';
import { field, isEmpty, type Spot } from '../support/spot.ts';

interface Choice {
  readonly fields: readonly string[];
  /** Whether one must be given. */
  readonly must: boolean;
  /** Whether several may be given. */
  readonly many?: boolean;
  /** Whether 0 and '' count as given, as they do for pointers in the API. */
  readonly zeroCounts?: boolean;
  /** The one that goes with no other, where several may be given. */
  readonly alone?: string;
}

const VOLUMES =
  'emptyDir hostPath configMap secret persistentVolumeClaim projected downwardAPI nfs csi ephemeral image gitRepo ' +
  'gcePersistentDisk awsElasticBlockStore iscsi glusterfs flocker rbd cinder cephfs quobyte fc flexVolume azureFile ' +
  'azureDisk vsphereVolume photonPersistentDisk portworxVolume storageos scaleIO';

const PERSISTENT_VOLUMES =
  'hostPath nfs local csi iscsi fc awsElasticBlockStore azureDisk azureFile cephfs cinder flexVolume flocker gcePersistentDisk ' +
  'glusterfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume';

const one = (fields: string): Choice => ({ fields: fields.split(' '), must: true });
const atMostOne = (fields: string): Choice => ({ fields: fields.split(' '), must: false });

const CHOICES: Readonly<Record<string, Choice>> = {
  'core/v1.Probe': one('httpGet tcpSocket exec grpc'),
  'core/v1.LifecycleHandler': one('httpGet tcpSocket exec sleep'),
  'core/v1.Volume': atMostOne(VOLUMES),
  'core/v1.VolumeProjection': atMostOne('configMap secret downwardAPI serviceAccountToken'),
  'core/v1.PersistentVolumeSpec': one(PERSISTENT_VOLUMES),
  'core/v1.EndpointSubset': { ...one('addresses notReadyAddresses'), many: true },
  'core/v1.FCVolumeSource': one('targetWWNs wwids'),
  'core/v1.FlockerVolumeSource': one('datasetName datasetUUID'),
  'core/v1.VolumeMount': atMostOne('subPath subPathExpr'),
  'core/v1.EnvVar': atMostOne('value valueFrom'),
  'core/v1.EnvVarSource': one('configMapKeyRef secretKeyRef fieldRef resourceFieldRef fileKeyRef'),
  'core/v1.EnvFromSource': one('configMapRef secretRef'),
  'core/v1.DownwardAPIVolumeFile': one('fieldRef resourceFieldRef'),
  'core/v1.PodResourceClaim': { ...one('resourceClaimName resourceClaimTemplateName'), zeroCounts: true },
  'batch/v1.PodFailurePolicyRule': one('onExitCodes onPodConditions'),
  'batch/v1.SuccessPolicyRule': { ...one('succeededIndexes succeededCount'), many: true, zeroCounts: true },
  'networking/v1.IngressSpec': { ...one('rules defaultBackend'), many: true },
  'networking/v1.IngressBackend': one('service resource'),
  'networking/v1.ServiceBackendPort': one('number name'),
  'networking/v1.NetworkPolicyPeer': { ...one('podSelector namespaceSelector ipBlock'), many: true, alone: 'ipBlock' },
  'policy/v1.PodDisruptionBudgetSpec': { ...atMostOne('minAvailable maxUnavailable'), zeroCounts: true },
};

function given(parent: Visit<MappingNode>, { fields, zeroCounts }: Choice): Spot[] {
  const found: Spot[] = [];
  for (const { key } of parent.node.entries) {
    const spot = fields.includes(key.text) ? field(parent, key.text) : undefined;
    // The same key again is for another rule to speak of.
    if (spot?.entry?.key === key && (!isEmpty(spot) || (zeroCounts && spot.node.kind === 'scalar'))) found.push(spot);
  }
  return found;
}

/** Whether a key stands there that the type does not have: it is spoken of, and may be the choice that was meant. */
function hasUnknown({ node, schema }: Visit<MappingNode>, type: string): boolean {
  return node.entries.some(({ key }) => !schema.type(type).fields.has(key.text));
}

/** The first two that exclude one another, in the order they are written. */
function excluding(spots: readonly Spot[], { many, alone }: Choice): readonly Spot[] {
  if (!many) return spots;
  const index = spots.findIndex(({ entry }) => entry!.key.text === alone);
  return index > 0 ? [spots[0]!, spots[index]!] : index < 0 ? [] : spots;
}

const keyOf = (spot: Spot): string => `\`${spot.entry!.key.text}\``;

export const rule: Rule = {
  id: 'one-of',
  class: 'server',
  severity: 'error',
  visit: {
    ...Object.fromEntries(
      Object.entries(CHOICES).map(([type, choice]) => [
        type,
        (visit: Visit<MappingNode>) => {
          const spots = given(visit, choice);
          if (spots.length === 0 && choice.must && !hasUnknown(visit, type)) {
            const options = choice.fields
              .slice(0, 6)
              .map((name) => `\`${name}\``)
              .join(', ');
            visit.report(
              finding(
                visit,
                { ko: `${options} 가운데 하나가 있어야 합니다.`, en: `One of ${options} is required.` },
                { ko: '하나를 선택해 적으십시오.', en: 'Choose one and add it.' },
              ),
            );
          }
          const [first, second] = excluding(spots, choice);
          if (!first || !second) return;
          visit.report(
            finding(
              second,
              {
                ko: `${keyOf(first)}, ${keyOf(second)} 필드는 함께 쓸 수 없습니다.`,
                en: `${keyOf(first)} and ${keyOf(second)} cannot be used together.`,
              },
              { ko: '하나만 남기십시오.', en: 'Keep one of them.' },
              second.entry && { range: second.entry.key.range },
            ),
          );
        },
      ]),
    ),
    'networking/v1.IngressServiceBackend': (visit) => {
      if (field(visit, 'port')) return;
      visit.report(
        missing(
          visit,
          'port',
          { ko: '서비스의 포트가 없습니다.', en: 'The port of the Service is missing.' },
          { ko: '`port.number`나 `port.name`을 적으십시오.', en: 'Add `port.number` or `port.name`.' },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '하나만 골라 써야 하는 필드가 없거나 여럿입니다',
    en: 'Exactly one of several fields is required',
  },
  text: {
    ko: '프로브의 검사 방법, 볼륨의 종류, 환경 변수의 출처처럼 여러 필드 가운데 하나만 써야 합니다. 종류를 적지 않은 볼륨은 emptyDir가 됩니다.',
    en: 'Use exactly one of several fields for the check of a probe, the type of a volume, or the source of an environment variable. A volume without a type becomes an emptyDir.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      livenessProbe:
        periodSeconds: 5
`,
      at: 'spec.containers[0].livenessProbe',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
  volumes:
    - name: data
      emptyDir: {}
      hostPath:
        path: /data
`,
      at: 'spec.volumes[0].hostPath',
    },
    {
      manifest: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: echo
spec:
  minAvailable: 1
  maxUnavailable: 0
  selector:
    matchLabels:
      app: echo
`,
      at: 'spec.maxUnavailable',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      livenessProbe:
        exec: null
        httpGet:
          port: 3000
  volumes:
    - name: data
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
};
