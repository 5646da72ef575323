import type { Localized } from '@studylog/check/text';

/** A term as this site uses it. The glossary page, topic names and the check of Korean spelling all read this table. */
export interface Term {
  /** Kebab-case, the anchor on the glossary page; log topics use it too. */
  readonly id: string;
  readonly name: Localized;
  /** What it is, in a sentence or two. Backticks make code. */
  readonly meaning: Localized;
  /** The note that explains it, by slug. */
  readonly note?: string;
  /** Korean spellings that are not used here; a page with one of them does not build. */
  readonly avoid?: readonly string[];
}

export const GLOSSARY: readonly Term[] = [
  {
    id: 'kubernetes',
    name: { ko: '쿠버네티스', en: 'Kubernetes' },
    meaning: {
      ko: '컨테이너로 된 앱을 여러 대의 컴퓨터에서 실행하고, 적어 둔 상태를 유지해 주는 시스템입니다.',
      en: 'Runs apps made of containers on many computers and keeps them in the state that you wrote down.',
    },
    note: 'overview',
    avoid: ['쿠버네테스', '큐버네티스'],
  },
  {
    id: 'cluster',
    name: { ko: '클러스터', en: 'Cluster' },
    meaning: {
      ko: '쿠버네티스가 하나로 묶어 다루는 노드와, 그 노드를 관리하는 컨트롤 플레인을 함께 이르는 말입니다.',
      en: 'The nodes that Kubernetes treats as one, together with the control plane that manages them.',
    },
    note: 'overview',
    avoid: ['클러스타'],
  },
  {
    id: 'node',
    name: { ko: '노드', en: 'Node' },
    meaning: {
      ko: '파드가 실제로 실행되는 컴퓨터 한 대입니다. 가상 머신이어도 됩니다.',
      en: 'One computer, real or virtual, on which Pods run.',
    },
    note: 'pod',
  },
  {
    id: 'kubectl',
    name: { ko: 'kubectl', en: 'kubectl' },
    meaning: {
      ko: 'API 서버에 요청을 보내는 명령줄 도구입니다.',
      en: 'The command-line tool that sends requests to the API server.',
    },
    note: 'overview',
  },
  {
    id: 'api-server',
    name: { ko: 'API 서버', en: 'API server' },
    meaning: {
      ko: '모든 요청이 거쳐 가는 입구입니다. 매니페스트를 검사하고 저장합니다.',
      en: 'The door that every request goes through. It checks manifests and stores them.',
    },
    note: 'yaml-essentials',
  },
  {
    id: 'kubelet',
    name: { ko: 'kubelet', en: 'kubelet' },
    meaning: {
      ko: '노드마다 하나씩 실행되며, 그 노드의 컨테이너를 시작하고 프로브로 확인하는 프로그램입니다.',
      en: 'The program on every node that starts its containers and probes them.',
    },
    note: 'liveness-probe',
  },
  {
    id: 'manifest',
    name: { ko: '매니페스트', en: 'Manifest' },
    meaning: {
      ko: '클러스터에 바라는 상태를 적은 파일입니다. 대개 YAML로 씁니다.',
      en: 'A file that says what state you want in the cluster, usually in YAML.',
    },
    note: 'yaml-essentials',
    avoid: ['메니페스트', '매니패스트'],
  },
  {
    id: 'yaml',
    name: { ko: 'YAML', en: 'YAML' },
    meaning: {
      ko: '들여쓰기로 구조를 나타내는 데이터 형식입니다. JSON은 YAML이기도 합니다.',
      en: 'A data format that shows structure by indentation. JSON is YAML too.',
    },
    note: 'yaml-essentials',
  },
  {
    id: 'object',
    name: { ko: '오브젝트', en: 'Object' },
    meaning: {
      ko: '파드나 서비스처럼 쿠버네티스 API로 만들고 지우는 것 하나하나입니다. 매니페스트에 적어서 만듭니다.',
      en: 'One of the things that are created and deleted through the API of Kubernetes, such as a Pod or a Service. It is described in a manifest.',
    },
    note: 'yaml-essentials',
    avoid: ['객체'],
  },
  {
    id: 'namespace',
    name: { ko: '네임스페이스', en: 'Namespace' },
    meaning: {
      ko: '한 클러스터를 나누는 칸입니다. 칸이 다르면 같은 이름을 써도 됩니다.',
      en: 'A compartment of a cluster. A name must be unique only within its namespace.',
    },
    note: 'overview',
    avoid: ['네임 스페이스'],
  },
  {
    id: 'container',
    name: { ko: '컨테이너', en: 'Container' },
    meaning: {
      ko: '이미지에서 시작한, 다른 프로그램과 떨어져 실행되는 프로그램입니다.',
      en: 'A program started from an image that runs apart from others.',
    },
    note: 'pod',
    avoid: ['콘테이너'],
  },
  {
    id: 'image',
    name: { ko: '이미지', en: 'Image' },
    meaning: {
      ko: '프로그램과 그것을 실행하는 데 필요한 것을 한데 묶은 것입니다. 이름 뒤의 태그나 다이제스트로 버전을 고릅니다.',
      en: 'A program packed with all it needs to run. The tag or the digest after its name chooses the version.',
    },
    note: 'pod',
  },
  {
    id: 'pod',
    name: { ko: '파드', en: 'Pod' },
    meaning: {
      ko: '쿠버네티스가 배치하는 가장 작은 단위입니다. 컨테이너 하나 이상이 네트워크와 볼륨을 함께 씁니다.',
      en: 'The smallest unit that Kubernetes places: one or more containers that share a network and volumes.',
    },
    note: 'pod',
    avoid: ['포드', '팟'],
  },
  {
    id: 'multi-container-pod',
    name: { ko: '멀티 컨테이너 파드', en: 'Multi-container Pod' },
    meaning: {
      ko: '컨테이너가 둘 이상인 파드입니다. 컨테이너끼리는 `localhost`로 통신합니다.',
      en: 'A Pod with two or more containers, which reach each other at `localhost`.',
    },
    note: 'multi-container-pod',
  },
  {
    id: 'sidecar',
    name: { ko: '사이드카', en: 'Sidecar' },
    meaning: {
      ko: '주된 컨테이너 곁에서 돕는 컨테이너입니다. `initContainers`에 `restartPolicy: Always`로 적습니다.',
      en: 'A container that helps the main one. It is written in `initContainers` with `restartPolicy: Always`.',
    },
    note: 'multi-container-pod',
  },
  {
    id: 'liveness-probe',
    name: { ko: '활성 프로브', en: 'Liveness probe' },
    meaning: {
      ko: '컨테이너가 살아 있는지 kubelet이 주기적으로 확인하는 것입니다. 거듭 실패하면 컨테이너를 재시작합니다.',
      en: 'The kubelet’s regular check that a container is alive. When it fails too often, the container is restarted.',
    },
    note: 'liveness-probe',
    avoid: ['라이브니스 프로브', '활성프로브'],
  },
  {
    id: 'readiness-probe',
    name: { ko: '준비성 프로브', en: 'Readiness probe' },
    meaning: {
      ko: '파드가 요청을 받을 준비가 되었는지 확인하는 것입니다. 실패하는 동안 서비스는 그 파드로 요청을 보내지 않습니다.',
      en: 'The check that a Pod is ready for requests. While it fails, Services send the Pod none.',
    },
    note: 'liveness-probe',
    avoid: ['레디니스 프로브', '준비성프로브'],
  },
  {
    id: 'startup-probe',
    name: { ko: '시작 프로브', en: 'Startup probe' },
    meaning: {
      ko: '앱이 시작을 마쳤는지 확인하는 것입니다. 통과할 때까지 다른 두 프로브는 쉽니다.',
      en: 'The check that an app has finished starting. Until it passes, the other two probes wait.',
    },
    note: 'liveness-probe',
    avoid: ['스타트업 프로브'],
  },
  {
    id: 'label',
    name: { ko: '레이블', en: 'Label' },
    meaning: {
      ko: '오브젝트에 붙이는 키와 값의 쌍입니다. 셀렉터가 이것을 보고 고릅니다.',
      en: 'A key and a value attached to an object, for selectors to select by.',
    },
    note: 'labels-and-selectors',
    avoid: ['라벨'],
  },
  {
    id: 'selector',
    name: { ko: '셀렉터', en: 'Selector' },
    meaning: {
      ko: '레이블로 오브젝트를 고르는 조건입니다.',
      en: 'A condition on labels that selects objects.',
    },
    note: 'labels-and-selectors',
    avoid: ['셀랙터', '실렉터'],
  },
  {
    id: 'annotation',
    name: { ko: '어노테이션', en: 'Annotation' },
    meaning: {
      ko: '오브젝트에 덧붙이는 정보입니다. 레이블과 달리 고르는 데는 쓰지 않습니다.',
      en: 'Information attached to an object. Unlike labels, it is not used to select objects.',
    },
    note: 'yaml-essentials',
    avoid: ['애너테이션'],
  },
  {
    id: 'replicaset',
    name: { ko: '레플리카셋', en: 'ReplicaSet' },
    meaning: {
      ko: '셀렉터에 맞는 파드의 수를 `replicas`에 적은 대로 유지합니다.',
      en: 'Keeps as many Pods that match its selector as `replicas` says.',
    },
    note: 'replicaset',
    avoid: ['리플리카셋', '레플리카 셋'],
  },
  {
    id: 'deployment',
    name: { ko: '디플로이먼트', en: 'Deployment' },
    meaning: {
      ko: '템플릿마다 레플리카셋을 하나씩 두어 파드를 새 버전으로 교체하고, 되돌릴 때에는 앞서 만든 레플리카셋을 다시 씁니다.',
      en: 'Replaces Pods with a new version by one ReplicaSet for each template; to go back, it uses the earlier ReplicaSet again.',
    },
    note: 'deployment',
    avoid: ['디플로이 먼트', '디플로이멘트'],
  },
  {
    id: 'rollout',
    name: { ko: '롤아웃', en: 'Rollout' },
    meaning: {
      ko: '디플로이먼트가 파드를 새 템플릿의 파드로 교체하는 과정입니다.',
      en: 'The process in which a Deployment replaces its Pods with those of the new template.',
    },
    note: 'deployment',
    avoid: ['롤 아웃'],
  },
  {
    id: 'rolling-update',
    name: { ko: '롤링 업데이트', en: 'Rolling update' },
    meaning: {
      ko: '파드를 조금씩 교체하는 배포 전략입니다. 몇 개까지 더 만들고 몇 개까지 모자라도 되는지는 `maxSurge`와 `maxUnavailable`이 정합니다.',
      en: 'The strategy that replaces Pods a few at a time, as `maxSurge` and `maxUnavailable` allow.',
    },
    note: 'deployment',
    avoid: ['롤링업데이트'],
  },
  {
    id: 'rollback',
    name: { ko: '롤백', en: 'Rollback' },
    meaning: {
      ko: '앞선 리비전의 템플릿으로 되돌리는 것입니다.',
      en: 'Going back to the template of an earlier revision.',
    },
    note: 'deployment',
    avoid: ['롤 백'],
  },
  {
    id: 'service',
    name: { ko: '서비스', en: 'Service' },
    meaning: {
      ko: '셀렉터로 고른 파드들 앞에 놓인, 바뀌지 않는 이름과 주소입니다.',
      en: 'A name and an address that stay the same, in front of the Pods that its selector selects.',
    },
    note: 'service',
  },
  {
    id: 'cluster-ip',
    name: { ko: '클러스터IP', en: 'ClusterIP' },
    meaning: {
      ko: '클러스터 안에서만 통하는 주소를 받는 서비스입니다. 서비스의 기본 타입입니다.',
      en: 'A Service with an address that works inside the cluster only; the default type.',
    },
    note: 'service',
  },
  {
    id: 'endpoint',
    name: { ko: '엔드포인트', en: 'Endpoint' },
    meaning: {
      ko: '서비스가 요청을 보낼 수 있는 파드 하나의 주소입니다.',
      en: 'The address of one Pod that a Service can send requests to.',
    },
    note: 'service',
    avoid: ['앤드포인트'],
  },
  {
    id: 'endpointslice',
    name: { ko: '엔드포인트슬라이스', en: 'EndpointSlice' },
    meaning: {
      ko: '서비스가 고른 파드들의 주소와 포트, 준비 상태를 담은 목록입니다.',
      en: 'The list of addresses, ports and readiness of the Pods that a Service selects.',
    },
    note: 'service',
    avoid: ['엔드포인트 슬라이스'],
  },
  {
    id: 'node-port',
    name: { ko: '노드포트', en: 'NodePort' },
    meaning: {
      ko: '모든 노드의 같은 포트로 들어온 요청을 받는 서비스입니다. 포트 번호는 30000-32767입니다.',
      en: 'A Service that takes requests on the same port of every node, from 30000 to 32767.',
    },
    note: 'node-port',
    avoid: ['노드 포트 서비스'],
  },
  {
    id: 'load-balancer',
    name: { ko: '로드밸런서', en: 'LoadBalancer' },
    meaning: {
      ko: '클러스터 밖의 로드 밸런서에서 주소를 받는 서비스입니다. 로드 밸런서는 죽은 노드를 빼고 요청을 보냅니다.',
      en: 'A Service that gets its address from a load balancer outside the cluster, which leaves out dead nodes.',
    },
    note: 'load-balancer',
    avoid: ['로드밸랜서'],
  },
  {
    id: 'event',
    name: { ko: '이벤트', en: 'Event' },
    meaning: {
      ko: '오브젝트에 일어난 일을 짧게 남긴 기록입니다. 한 시간쯤 지나면 지워집니다.',
      en: 'A short record of what happened to an object. It is deleted after about an hour.',
    },
    note: 'liveness-probe',
  },
];
