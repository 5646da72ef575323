import type { MappingNode } from '../../manifest/document.ts';
import type { Report, Rule, RuleDocs, Visit } from '../../rule.ts';
import { finding } from '../support/finding.ts';
import { formatFinding, formatVisit, formatVisits, itemFinding } from '../support/formats.ts';
import { ADDED, type FormatName, formatFault, madeFrom } from '../support/names.ts';
import { field, isTrue, rootSpot, type Spot, text, textOf } from '../support/spot.ts';

/** The format of `metadata.name`. A kind that is not here takes any name that fits in a URL path. */
const KINDS: Readonly<Record<string, readonly [FormatName, number?]>> = {
  Service: ['dnsLabel'],
  Namespace: ['dnsLabel'],
  StatefulSet: ['dnsLabel'],
  CronJob: ['dnsSubdomain', 52],
  // Its name becomes the value of a label on its Pods.
  Job: ['dnsSubdomain', 63],
  ...Object.fromEntries(
    'Pod ConfigMap Secret ServiceAccount PersistentVolumeClaim PersistentVolume Node Endpoints ReplicationController LimitRange ResourceQuota Deployment ReplicaSet DaemonSet ControllerRevision Ingress IngressClass NetworkPolicy HorizontalPodAutoscaler EndpointSlice StorageClass PriorityClass'
      .split(' ')
      .map((kind) => [kind, ['dnsSubdomain']] as const),
  ),
};

const FIELDS = {
  'core/v1.Volume': { name: 'dnsLabel' },
  'core/v1.ServicePort': { name: 'dnsLabel', appProtocol: 'labelKey!' },
  'core/v1.EnvVar': { name: 'envName' },
  'core/v1.EnvFromSource': { prefix: 'envName' },
  'core/v1.ConfigMapKeySelector': { name: 'dnsSubdomain' },
  'core/v1.SecretKeySelector': { name: 'dnsSubdomain' },
  'core/v1.FileKeySelector': { key: 'envName' },
  'core/v1.ResourceClaim': { request: 'dnsLabel' },
  'core/v1.HTTPHeader': { name: 'headerName' },
  'core/v1.Sysctl': { name: 'sysctl' },
  'core/v1.PodResourceClaim': {
    name: 'dnsLabel',
    resourceClaimName: 'dnsSubdomain!',
    resourceClaimTemplateName: 'dnsSubdomain!',
  },
  'core/v1.PodReadinessGate': { conditionType: 'labelKey' },
  'core/v1.PodSchedulingGate': { name: 'labelKey' },
  'core/v1.PodAffinityTerm': { namespaces: 'dnsLabel' },
  'apps/v1.StatefulSetSpec': { serviceName: 'dnsLabel' },
  'batch/v1.PodFailurePolicyOnPodConditionsPattern': { type: 'labelKey' },
  'networking/v1.IngressSpec': { ingressClassName: 'dnsSubdomain!' },
  'networking/v1.IngressTLS': { secretName: 'dnsSubdomain' },
  'networking/v1.IngressServiceBackend': { name: 'dnsLabel' },
  'networking/v1.IngressClassParametersReference': {
    apiGroup: 'dnsSubdomain!',
    kind: 'pathSegment',
    name: 'pathSegment',
    namespace: 'dnsLabel',
  },
  'rbac/v1.RoleRef': { name: 'pathSegment' },
  'autoscaling/v1.CrossVersionObjectReference': { kind: 'pathSegment', name: 'pathSegment' },
  'autoscaling/v2.CrossVersionObjectReference': { kind: 'pathSegment', name: 'pathSegment' },
  'autoscaling/v2.MetricIdentifier': { name: 'pathSegment' },
  'autoscaling/v2.ContainerResourceMetricSource': { container: 'dnsLabel' },
} as const;

const container = formatVisit({ name: 'dnsLabel' });
const claim = formatVisit({ storageClassName: 'dnsSubdomain', volumeAttributesClassName: 'dnsSubdomain' });
const pod = formatVisit({
  serviceAccountName: 'dnsSubdomain',
  nodeName: 'dnsSubdomain',
  priorityClassName: 'dnsSubdomain',
  runtimeClassName: 'dnsSubdomain!',
  hostnameOverride: ['dnsSubdomain!', 64],
});
/** The old name of serviceAccountName, which outweighs it. */
const serviceAccount = formatVisit({ serviceAccount: 'dnsSubdomain' });
/** A StatefulSet's controller overwrites both, so the server does not look at them there. */
const podHost = formatVisit({ hostname: 'dnsLabel', subdomain: 'dnsLabel' });

/** Of a StatefulSet's claims, whose names become those of volumes. */
const isVolume = ({ path }: Spot): boolean => /^spec\.volumeClaimTemplates\[\d+]\.metadata$/.test(path);

/** A prefix may end with a hyphen: the server looks past its last two letters, then at the name it makes, if it makes one. */
function prefixFinding(
  spot: Spot | undefined,
  format: FormatName,
  made?: { readonly max?: number },
): Report | undefined {
  const prefix = textOf(spot) ?? '';
  if (prefix === '') return undefined;
  const masked = format === 'pathSegment' ? `${prefix}a` : prefix.replace(/.-$/, 'a');
  const fault = formatFault(masked, format) ?? (made && formatFault(madeFrom(prefix), format, made.max));
  return fault && formatFinding(spot, format, made?.max && made.max - ADDED);
}

/** The server takes the name of what variables come from for a prefix. */
function checkSource(visit: Visit<MappingNode>): void {
  const report = prefixFinding(field(visit, 'name'), 'dnsSubdomain');
  if (report) visit.report(report);
}

export const rule: Rule = {
  id: 'invalid-name',
  class: 'server',
  severity: 'error',
  visit: {
    ...formatVisits(FIELDS),
    'core/v1.ConfigMapEnvSource': checkSource,
    'core/v1.SecretEnvSource': checkSource,
    'core/v1.PersistentVolumeClaimSpec': (visit) => {
      claim(visit);
      const source = field(visit, 'dataSourceRef');
      const report = formatFinding(field(source, 'apiGroup'), 'dnsSubdomain');
      if (report && !text(source, 'namespace')) visit.report(report);
    },
    'networking/v1.IngressBackend': (visit) => {
      const resource = field(visit, 'resource');
      const group = field(resource, 'apiGroup');
      const reports = [
        group && itemFinding(group, 'dnsSubdomain'),
        formatFinding(field(resource, 'kind'), 'pathSegment'),
        formatFinding(field(resource, 'name'), 'pathSegment'),
      ];
      for (const report of reports) if (report) visit.report(report);
    },
    'core/v1.Container': (visit) => {
      container(visit);
      // Templates are not asked: only the Pods that they make are.
      const image = visit.resource.kind === 'Pod' ? field(visit, 'image') : undefined;
      const name = textOf(image) ?? '';
      if (!image || name === name.trim()) return;
      visit.report(
        finding(image, {
          ko: '이미지 이름의 앞이나 뒤에 공백이 있습니다.',
          en: 'The image has a space before or after its name.',
        }),
      );
    },
    'core/v1.PodSpec': (visit) => {
      pod(visit);
      if (!text(visit, 'serviceAccountName')) serviceAccount(visit);
      if (visit.resource.kind !== 'StatefulSet') podHost(visit);
    },
    'meta/v1.ObjectMeta': (visit) => {
      const report = isVolume(visit) ? formatFinding(field(visit, 'name'), 'dnsLabel') : undefined;
      if (report) visit.report(report);
      if (visit.path !== 'metadata') return;
      const { kind, namespace } = visit.resource;
      const isManual = isTrue(field(rootSpot(visit.resource), 'spec'), 'manualSelector');
      const [format, max] = kind === 'Job' && isManual ? (['dnsSubdomain'] as const) : (KINDS[kind] ?? ['pathSegment']);
      const reports = [
        formatFinding(field(visit, 'name'), format, max),
        prefixFinding(field(visit, 'generateName'), format, textOf(field(visit, 'name')) ? undefined : { max }),
        // Cluster-scoped kinds have none: the server drops what the manifest says.
        namespace === '' ? undefined : formatFinding(field(visit, 'namespace'), 'dnsLabel'),
      ];
      for (const report of reports) if (report) visit.report(report);
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '이름으로 쓸 수 없는 값입니다', en: 'A name is not valid' },
  text: {
    ko: '쿠버네티스의 이름은 DNS 이름이나 주소의 일부가 됩니다. 그래서 대문자, 밑줄, 공백을 쓸 수 없고 길이도 정해져 있습니다. 서비스와 네임스페이스는 63자, 크론잡은 52자, 나머지는 대개 253자까지입니다.',
    en: 'Names in Kubernetes become part of DNS names and addresses. Upper-case letters, underscores and spaces are therefore not allowed, and the length is limited: 63 characters for a Service or a Namespace, 52 for a CronJob, and 253 for most other kinds.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: My_Settings
`,
      at: 'metadata.name',
    },
    {
      manifest: `apiVersion: v1
kind: Service
metadata:
  name: echo.web
spec:
  ports:
    - port: 80
`,
      at: 'metadata.name',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: Echo
      image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.containers[0].name',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: my.settings
`,
    `apiVersion: v1
kind: Pod
metadata:
  generateName: echo-
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      env:
        - name: any name.will-do
          value: '1'
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
};
