import type { Lang } from '../../text/lang.ts';
import type { Probe } from './containers.ts';

/** What drawings, and the lists that say the same in words, say beside what is in a manifest. */
export interface Words {
  readonly selector: string;
  readonly selectsAll: string;
  readonly labels: string;
  readonly noLabels: string;
  readonly replicas: string;
  readonly made: string;
  readonly onEachNode: string;
  readonly noPods: string;
  readonly node: string;
  readonly anyPort: string;
  readonly loadBalancer: string;
  readonly port: string;
  readonly targetPort: string;
  readonly undeclared: string;
  readonly noSuchPort: string;
  readonly noMatch: string;
  readonly template: string;
  readonly refused: string;
  readonly noApiVersion: string;
  readonly container: string;
  readonly initContainer: string;
  readonly image: string;
  readonly ownHost: string;
  readonly headless: string;
  /** How clients find the Pods of a headless Service. */
  readonly byName: string;
  /** Of the port of a headless Service that its Pods do not listen on. */
  untranslated(port: number): string;
  readonly namespace: string;
  readonly probes: Readonly<Record<Probe['kind'], string>>;
  more(count: number): string;
  /** Of a Pod that a selector nearly finds. */
  lacks(pod: string, labels: string): string;
  elsewhere(pod: string, namespace: string): string;
  /** The name of the picture, after what it shows. */
  title(objects: string): string;
  readonly asText: string;
  selects(pods: string): string;
  selectsNone(): string;
  templateLacks(labels: string): string;
  makes(count: number | 'nodes'): string;
  names(service: string): string;
  refers(by: string): string;
  /** What tells a drawing from others of an example. */
  stage(file: string, isLater: boolean): string;
}

export const WORDS: Readonly<Record<Lang, Words>> = {
  ko: {
    selector: '셀렉터',
    selectsAll: '모든 파드',
    labels: '레이블',
    noLabels: '레이블 없음',
    replicas: '레플리카',
    made: '컨트롤러가 생성',
    onEachNode: '노드마다 하나',
    noPods: '만들 파드 없음',
    node: '모든 노드',
    anyPort: '(포트 자동)',
    loadBalancer: '로드 밸런서',
    port: '포트',
    targetPort: '파드',
    undeclared: '선언한 컨테이너 없음',
    noSuchPort: '이 이름의 포트 없음',
    noMatch: '셀렉터에 맞는 파드 없음',
    template: '파드 템플릿',
    refused: '템플릿에 셀렉터의 레이블이 없어 거부됨',
    noApiVersion: 'apiVersion 없음',
    container: '컨테이너',
    initContainer: '초기화 컨테이너',
    image: '이미지',
    ownHost: '이 파드 자신',
    headless: '헤드리스',
    byName: 'DNS',
    untranslated: (port) => `포트 ${port}: 변환되지 않음`,
    namespace: '네임스페이스',
    probes: { startup: '시작 프로브', readiness: '준비성 프로브', liveness: '활성 프로브' },
    more: (count) => `외 ${count}개`,
    lacks: (pod, labels) => `${pod}에 없는 것: ${labels}`,
    elsewhere: (pod, namespace) => `${pod}: ${namespace} 네임스페이스에 있음`,
    title: (objects) => `매니페스트가 만드는 것: ${objects}`,
    asText: '그림을 글로 보기',
    selects: (pods) => `셀렉터에 맞는 파드: ${pods}`,
    selectsNone: () => '셀렉터에 맞는 파드가 없습니다',
    templateLacks: (labels) => `템플릿에 ${labels} 레이블이 없어 API 서버가 거부합니다`,
    makes: (count) => (count === 'nodes' ? '노드마다 하나' : `${count}개`),
    names: (service) => `${service} 이름을 가리킵니다`,
    refers: (by) => `${by}에서 가리킵니다`,
    stage: (file, isLater) => (isLater ? `${file} 파일을 적용한 뒤` : `${file} 파일`),
  },
  en: {
    selector: 'selector',
    selectsAll: 'all Pods',
    labels: 'labels',
    noLabels: 'no labels',
    replicas: 'replicas',
    made: 'created by its controller',
    onEachNode: 'one on each node',
    noPods: 'no Pods to create',
    node: 'every node',
    anyPort: '(automatic port)',
    loadBalancer: 'load balancer',
    port: 'port',
    targetPort: 'Pod',
    undeclared: 'not declared by any container',
    noSuchPort: 'no port with this name',
    noMatch: 'no Pod matches the selector',
    template: 'Pod template',
    refused: 'rejected: the template does not have the labels of the selector',
    noApiVersion: 'no apiVersion',
    container: 'container',
    initContainer: 'init container',
    image: 'image',
    ownHost: 'this Pod itself',
    headless: 'headless',
    byName: 'DNS',
    untranslated: (port) => `port ${port}: not translated`,
    namespace: 'namespace',
    probes: { startup: 'startup probe', readiness: 'readiness probe', liveness: 'liveness probe' },
    more: (count) => `and ${count} more`,
    lacks: (pod, labels) => `${pod} does not have ${labels}`,
    elsewhere: (pod, namespace) => `${pod} is in the namespace ${namespace}`,
    title: (objects) => `What the manifest creates: ${objects}`,
    asText: 'The drawing as text',
    selects: (pods) => `Pods that match the selector: ${pods}`,
    selectsNone: () => 'no Pod matches the selector',
    templateLacks: (labels) => `the template does not have the labels ${labels}, so the API server rejects the object`,
    makes: (count) => (count === 'nodes' ? 'one on each node' : `× ${count}`),
    names: (service) => `names ${service}`,
    refers: (by) => `named in ${by}`,
    stage: (file, isLater) => (isLater ? `After ${file} is applied` : `The file ${file}`),
  },
};
