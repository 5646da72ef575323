import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import { nameOf, nameSpot, relatedTo } from '../support/bundles.ts';
import { quoteAll } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { findResource } from '../support/references.ts';
import { field, fieldAt, items, rootSpot, type Spot, text } from '../support/spot.ts';
import { keysOf, workloadOf } from '../support/workloads.ts';

/** The only types whose content a node shows to a registry. */
const FOR_REGISTRIES = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];
const FOR_TLS = 'kubernetes.io/tls';
const TLS_KEYS = ['tls.crt', 'tls.key'];

type Use = (bundle: Bundle, user: Resource, name: Spot, secret: Resource) => void;

const typeOf = (secret: Resource): string => text(rootSpot(secret), 'type') || 'Opaque';

const related = (secret: Resource) =>
  relatedTo(secret, field(rootSpot(secret), 'type') ?? nameSpot(secret), '이 시크릿입니다.', 'That Secret.');

const pull: Use = (bundle, user, name, secret) => {
  const type = typeOf(secret);
  if (FOR_REGISTRIES.includes(type)) return;
  bundle.report(
    user,
    finding(
      name,
      {
        ko: `${nameOf(secret)}의 type이 ${quote(type)}이므로 이미지를 받을 때 쓰이지 않습니다.`,
        en: `${nameOf(secret)} is not used to pull images: its type is ${quote(type)}.`,
      },
      {
        ko: '`kubectl create secret docker-registry`가 만드는 `kubernetes.io/dockerconfigjson` 시크릿이어야 합니다.',
        en: 'Use a Secret of type `kubernetes.io/dockerconfigjson`, such as `kubectl create secret docker-registry` creates.',
      },
      { related: related(secret) },
    ),
  );
};

const encrypt: Use = (bundle, user, name, secret) => {
  const keys = ['data', 'stringData'].flatMap((map) => keysOf(secret, map));
  const lacking = TLS_KEYS.filter((key) => !keys.includes(key));
  // An empty one is filled in the cluster, by cert-manager for one; of those for TLS another rule speaks.
  if (keys.length === 0 || lacking.length === 0 || typeOf(secret) === FOR_TLS) return;
  const list = quoteAll(lacking);
  bundle.report(
    user,
    finding(
      name,
      {
        ko: `${nameOf(secret)}에는 TLS에 필요한 키가 없습니다: ${list}.`,
        en: `${nameOf(secret)} does not have the keys that TLS needs: ${list}.`,
      },
      {
        ko: '`kubectl create secret tls`가 만드는 `kubernetes.io/tls` 시크릿이어야 합니다.',
        en: 'Use a Secret of type `kubernetes.io/tls`, such as `kubectl create secret tls` creates.',
      },
      { related: related(secret) },
    ),
  );
};

/** The names of Secrets that a resource needs for something, with what they are needed for. */
function usesOf(resource: Resource): [Spot | undefined, Use][] {
  const root = rootSpot(resource);
  const puller = resource.kind === 'ServiceAccount' ? root : workloadOf(resource)?.spec;
  const ingress = resource.kind === 'Ingress' ? fieldAt(root, 'spec') : undefined;
  return [
    ...items(puller, 'imagePullSecrets').map((each): [Spot | undefined, Use] => [field(each, 'name'), pull]),
    ...items(ingress, 'tls').map((each): [Spot | undefined, Use] => [field(each, 'secretName'), encrypt]),
  ];
}

export const rule: Rule = {
  id: 'unfit-secret',
  class: 'bundle',
  severity: 'warning',
  inPart: true,
  bundle: (bundle) => {
    for (const resource of bundle.resources) {
      for (const [name, use] of usesOf(resource)) {
        const wanted = name?.node.kind === 'scalar' ? name.node.value : undefined;
        const secret = typeof wanted === 'string' ? findResource(bundle, 'Secret', resource, wanted) : undefined;
        if (secret) use(bundle, resource, name!, secret);
      }
    }
  },
};

const puller = `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  imagePullSecrets:
    - name: registry
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`;
const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: echo
spec:
  tls:
    - hosts:
        - echo.example.com
      secretName: certificate
  defaultBackend:
    resource:
      apiGroup: example.com
      kind: Bucket
      name: pages
`;

export const docs: RuleDocs = {
  title: { ko: '시크릿이 용도에 맞지 않습니다', en: 'A Secret does not fit its purpose' },
  text: {
    ko: '노드는 `imagePullSecrets` 가운데 type이 `kubernetes.io/dockerconfigjson`이나 `kubernetes.io/dockercfg`인 시크릿만 레지스트리 인증에 사용하고, 나머지는 알리지 않고 무시합니다. 인그레스의 `tls.secretName`이 가리키는 시크릿에는 `tls.crt`와 `tls.key`가 있어야 합니다. 공개 이미지이거나 컨트롤러에 기본 인증서가 있으면 그대로도 동작하므로 경고만 합니다.',
    en: 'Of the `imagePullSecrets`, a node uses only those of type `kubernetes.io/dockerconfigjson` or `kubernetes.io/dockercfg`, and silently ignores the others. The Secret in an Ingress’s `tls.secretName` needs `tls.crt` and `tls.key`. A public image, or a controller with a default certificate, still works, so these are only warnings.',
  },
  fails: [
    {
      manifest: `${puller}---
apiVersion: v1
kind: Secret
metadata:
  name: registry
stringData:
  .dockerconfigjson: '{"auths": {}}'
`,
      at: 'spec.imagePullSecrets[0].name',
    },
    {
      manifest: `${ingress}---
apiVersion: v1
kind: Secret
metadata:
  name: certificate
stringData:
  cert.pem: text
  key.pem: text
`,
      at: 'spec.tls[0].secretName',
    },
  ],
  passes: [
    `${puller}---
apiVersion: v1
kind: Secret
metadata:
  name: registry
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{"auths": {}}'
`,
    `${ingress}---
apiVersion: v1
kind: Secret
metadata:
  name: certificate
stringData:
  tls.crt: text
  tls.key: text
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
};
