import type { Written } from '../verify/steps/row.ts';

/** What a page says of a step. */
export interface SentenceRow {
  readonly step: Written;
  readonly ko: string;
  readonly en: string;
  /** Listed below the sentence: path, sign and value. */
  readonly conditions?: readonly string[];
  /** What the reader types. */
  readonly command: string;
}

export const SENTENCES: readonly SentenceRow[] = [
  {
    step: { apply: 'manifest.yaml' },
    ko: '`manifest.yaml` 파일을 적용합니다.',
    en: 'Apply `manifest.yaml`.',
    command: 'kubectl apply -f https://log.test/manifest.yaml',
  },
  {
    step: { apply: 'v2.yaml', rejected: { by: 'server', message: { $match: 'taken$' } } },
    ko: '`v2.yaml` 파일은 적용되지 않고, API 서버가 거부합니다.',
    en: '`v2.yaml` is not applied: the API server rejects it.',
    conditions: ['message ~ taken$'],
    command: 'kubectl apply -f https://log.test/v2.yaml',
  },
  {
    step: { apply: 'v2.yaml', rejected: { by: 'kubectl', message: 'unknown field' } },
    ko: '`v2.yaml` 파일은 적용되지 않고, kubectl이 서버에 보내기 전에 거부합니다.',
    en: '`v2.yaml` is not applied: kubectl rejects it before it reaches the server.',
    conditions: ['message = unknown field'],
    command: 'kubectl apply -f https://log.test/v2.yaml',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo' } } },
    ko: '`Pod/echo` 오브젝트가 있어야 합니다.',
    en: '`Pod/echo` must exist.',
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo' }, status: { phase: 'Running' } } },
    ko: '`Pod/echo` 오브젝트가 다음과 같아야 합니다.',
    en: '`Pod/echo` must have these values:',
    conditions: ['status.phase = Running'],
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name,PHASE:.status.phase',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo' }, status: { phase: 'Running' } }, within: '500ms' },
    ko: '500밀리초 안에 `Pod/echo` 오브젝트가 다음과 같아야 합니다.',
    en: '`Pod/echo` must have these values within 500 ms:',
    conditions: ['status.phase = Running'],
    command: "kubectl wait '--for=jsonpath={.status.phase}=Running' pod/echo --timeout=500ms",
  },
  {
    step: {
      expect: { kind: 'Pod', metadata: { name: 'echo' }, status: { phase: 'Running' } },
      within: '1m',
      for: '5s',
    },
    ko: '1분 안에 `Pod/echo` 오브젝트가 5초 동안 계속 다음과 같아야 합니다.',
    en: '`Pod/echo` must keep these values within 1 min for 5 s:',
    conditions: ['status.phase = Running'],
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name,PHASE:.status.phase',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo' } }, for: '1.5s' },
    ko: '`Pod/echo` 오브젝트가 1.5초 동안 계속 있어야 합니다.',
    en: '`Pod/echo` must continue to exist for 1.5 s.',
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo' } }, terminating: true },
    ko: '`Pod/echo` (삭제 중인 것 포함) 오브젝트가 있어야 합니다.',
    en: '`Pod/echo` (including those being deleted) must exist.',
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { labels: { app: 'echo', tier: 'app' } } }, count: 2 },
    ko: '`Pod app=echo,tier=app` 2개가 있어야 합니다.',
    en: '2 × `Pod app=echo,tier=app` must exist.',
    command: 'kubectl get pod -l app=echo,tier=app -o custom-columns=NAME:.metadata.name',
  },
  {
    step: {
      expect: { kind: 'Pod', metadata: { labels: { app: 'echo', tier: { $ne: 'web' } }, annotations: { 'a/b': '' } } },
      count: 0,
    },
    ko: '`Pod app=echo` 0개가 있어야 합니다.',
    en: '0 × `Pod app=echo` must exist.',
    conditions: ['metadata.labels.tier ≠ web', 'metadata.annotations["a/b"] = \'\''],
    command:
      'kubectl get pod -l app=echo -o custom-columns=NAME:.metadata.name,TIER:.metadata.labels.tier,A-B:.metadata.annotations.a/b',
  },
  {
    step: {
      expect: {
        kind: 'Pod',
        metadata: { labels: { tier: { $oneOf: ['web', 1, null, true] } } },
        status: { phase: 'Running' },
      },
      count: { $gt: 1, $lt: 9 },
    },
    ko: '`Pod` > 1, < 9개가 다음과 같아야 합니다.',
    en: '> 1, < 9 × `Pod` must have these values:',
    conditions: ['metadata.labels.tier ∈ web, 1, null, true', 'status.phase = Running'],
    command: 'kubectl get pod -o custom-columns=NAME:.metadata.name,TIER:.metadata.labels.tier,PHASE:.status.phase',
  },
  {
    step: { expect: { kind: 'Pod' }, count: { $gte: 1, $lte: 3, $ne: 2 } },
    ko: '`Pod` ≥ 1, ≤ 3, ≠ 2개가 있어야 합니다.',
    en: '≥ 1, ≤ 3, ≠ 2 × `Pod` must exist.',
    command: 'kubectl get pod -o custom-columns=NAME:.metadata.name',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: { $save: 'first' } } }, count: { $oneOf: [1, 3] } },
    ko: '`Pod` ∈ 1, 3개가 있어야 합니다.',
    en: '∈ 1, 3 × `Pod` must exist.',
    conditions: ['metadata.name → first'],
    command: 'kubectl get pod -o custom-columns=NAME:.metadata.name',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: '$first' } }, absent: true, within: '10s' },
    ko: '10초 안에 `Pod` (`first`) 오브젝트가 없어야 합니다.',
    en: 'There must be no `Pod` (`first`) within 10 s.',
    command: 'kubectl get pod',
  },
  {
    step: {
      expect: { kind: 'Pod', metadata: { name: 'echo' }, status: { phase: 'Running' } },
      absent: true,
      for: '5s',
    },
    ko: '다음과 같은 `Pod/echo` 오브젝트가 5초 동안 계속 없어야 합니다.',
    en: 'There must be no `Pod/echo` with these values for 5 s:',
    conditions: ['status.phase = Running'],
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name,PHASE:.status.phase',
  },
  {
    step: {
      expect: {
        kind: 'Deployment',
        spec: { replicas: { $match: '^1', $gt: 1, $gte: 2, $lt: 9, $lte: 8, $ne: 4, $oneOf: [3, 5], $save: 'count' } },
      },
    },
    ko: '`Deployment` 오브젝트가 다음과 같아야 합니다.',
    en: '`Deployment` must have these values:',
    conditions: [
      'spec.replicas ~ ^1',
      'spec.replicas > 1',
      'spec.replicas ≥ 2',
      'spec.replicas < 9',
      'spec.replicas ≤ 8',
      'spec.replicas ≠ 4',
      'spec.replicas ∈ 3, 5',
      'spec.replicas → count',
    ],
    command: 'kubectl get deployment -o custom-columns=NAME:.metadata.name,REPLICAS:.spec.replicas',
  },
  {
    step: {
      expect: {
        kind: 'Pod',
        status: {
          containerStatuses: [{ name: 'app', ready: true }, { name: 'db' }],
          conditions: [{ type: 'Ready' }],
          podIPs: [],
          numbers: [1, 2],
          'a.b': null,
          message: '',
        },
      },
    },
    ko: '`Pod` 오브젝트가 다음과 같아야 합니다.',
    en: '`Pod` must have these values:',
    conditions: [
      'status.containerStatuses[name=app].ready = true',
      'status.containerStatuses[1].name = db',
      'status.conditions[].type = Ready',
      'status.podIPs = []',
      'status.numbers[0] = 1',
      'status.numbers[1] = 2',
      'status["a.b"] = null',
      "status.message = ''",
    ],
    command:
      'kubectl get pod -o \'custom-columns=NAME:.metadata.name,READY:.status.containerStatuses[?(@.name=="app")].ready,CONTAINERSTATUSES-NAME:.status.containerStatuses[*].name,TYPE:.status.conditions[*].type,PODIPS:.status.podIPs,NUMBERS:.status.numbers[*],A-B:.status.a\\.b,MESSAGE:.status.message\'',
  },
  {
    step: { expect: { apiVersion: 'v1', kind: 'Pod' } },
    ko: '`Pod` 오브젝트가 있어야 합니다.',
    en: '`Pod` must exist.',
    command: 'kubectl get pod -o custom-columns=NAME:.metadata.name',
  },
  {
    step: { expect: { kind: 'Pod', metadata: null } },
    ko: '`Pod` 오브젝트가 있어야 합니다.',
    en: '`Pod` must exist.',
    conditions: ['metadata = null'],
    command: 'kubectl get pod -o custom-columns=NAME:.metadata.name,METADATA:.metadata',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo', uid: 'a', labels: null } } },
    ko: '`Pod/echo` 오브젝트가 있어야 합니다.',
    en: '`Pod/echo` must exist.',
    conditions: ['metadata.uid = a', 'metadata.labels = null'],
    command: 'kubectl get pod echo -o custom-columns=NAME:.metadata.name,UID:.metadata.uid,LABELS:.metadata.labels',
  },
  {
    step: { expect: { kind: 'Pod', metadata: { name: 'echo' } }, absent: true, terminating: true },
    ko: '`Pod/echo` (삭제 중인 것 포함) 오브젝트가 없어야 합니다.',
    en: 'There must be no `Pod/echo` (including those being deleted).',
    command: 'kubectl get pod echo',
  },
  {
    step: { run: 'kubectl get pod' },
    ko: '명령의 출력을 확인합니다.',
    en: 'Check the output of the command.',
    command: 'kubectl get pod',
  },
  {
    step: { run: "kubectl get pod -o 'jsonpath={.items[0].metadata.name}'", output: 'echo', within: '5s' },
    ko: '5초 안에 명령의 출력을 확인합니다.',
    en: 'Check the output of the command within 5 s.',
    conditions: ['output = echo'],
    command: "kubectl get pod -o 'jsonpath={.items[0].metadata.name}'",
  },
  {
    step: { run: 'kubectl get pod', fails: true, output: { $match: 'no such' } },
    ko: '이 명령은 실패해야 합니다.',
    en: 'This command must fail.',
    conditions: ['output ~ no such'],
    command: 'kubectl get pod',
  },
  {
    step: { delete: { kind: 'Pod', name: 'echo' } },
    ko: '`Pod/echo` 오브젝트를 지웁니다.',
    en: 'Delete `Pod/echo`.',
    command: 'kubectl delete pod echo',
  },
  {
    step: { delete: { apiVersion: 'v1', kind: 'Pod', name: 'echo' } },
    ko: '`Pod/echo` 오브젝트를 지웁니다.',
    en: 'Delete `Pod/echo`.',
    command: 'kubectl delete pod echo',
  },
  {
    step: { label: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'echo', set: { tier: 'app' } } },
    ko: '`Deployment/echo`의 레이블을 바꿉니다.',
    en: 'Change the labels of `Deployment/echo`.',
    command: 'kubectl label deployment.v1.apps echo --overwrite tier=app',
  },
  {
    step: { delete: { kind: 'Pod', labels: { app: 'echo', tier: 'app' } } },
    ko: '`Pod app=echo,tier=app` 오브젝트를 지웁니다.',
    en: 'Delete `Pod app=echo,tier=app`.',
    command: 'kubectl delete pod -l app=echo,tier=app',
  },
  {
    step: { scale: { kind: 'Deployment', name: 'echo', replicas: 0 } },
    ko: '`Deployment/echo`의 replicas를 0으로 바꿉니다.',
    en: 'Set the replicas of `Deployment/echo` to 0.',
    command: 'kubectl scale deployment/echo --replicas=0',
  },
  {
    step: { scale: { kind: 'Deployment', name: 'echo', replicas: 1 } },
    ko: '`Deployment/echo`의 replicas를 1로 바꿉니다.',
    en: 'Set the replicas of `Deployment/echo` to 1.',
    command: 'kubectl scale deployment/echo --replicas=1',
  },
  {
    step: { delete: { kind: 'ReplicaSet', name: 'echo', cascade: 'orphan' } },
    ko: '`ReplicaSet/echo` 오브젝트를 지웁니다. 이 오브젝트가 소유한 오브젝트는 남깁니다.',
    en: 'Delete `ReplicaSet/echo` but leave the objects that it owns.',
    command: 'kubectl delete replicaset echo --cascade=orphan',
  },
  {
    step: { scale: { kind: 'Deployment', name: 'echo', replicas: 3 } },
    ko: '`Deployment/echo`의 replicas를 3으로 바꿉니다.',
    en: 'Set the replicas of `Deployment/echo` to 3.',
    command: 'kubectl scale deployment/echo --replicas=3',
  },
  {
    step: { scale: { kind: 'Deployment', name: 'echo', replicas: 6 } },
    ko: '`Deployment/echo`의 replicas를 6으로 바꿉니다.',
    en: 'Set the replicas of `Deployment/echo` to 6.',
    command: 'kubectl scale deployment/echo --replicas=6',
  },
  {
    step: { scale: { kind: 'Deployment', name: 'echo', replicas: 12 } },
    ko: '`Deployment/echo`의 replicas를 12로 바꿉니다.',
    en: 'Set the replicas of `Deployment/echo` to 12.',
    command: 'kubectl scale deployment/echo --replicas=12',
  },
  {
    step: { label: { kind: 'Pod', name: 'echo', set: { tier: 'web', old: null } } },
    ko: '`Pod/echo`의 레이블을 바꿉니다.',
    en: 'Change the labels of `Pod/echo`.',
    command: 'kubectl label pod echo --overwrite tier=web old-',
  },
  {
    step: { setImage: { kind: 'Deployment', name: 'echo', container: 'app', image: 'redis:7.2' } },
    ko: '`Deployment/echo`의 이미지를 `redis:7.2`로 바꿉니다.',
    en: 'Set the image of `Deployment/echo` to `redis:7.2`.',
    command: 'kubectl set image deployment/echo app=redis:7.2',
  },
  {
    step: { rollout: { action: 'undo', kind: 'Deployment', name: 'echo' } },
    ko: '`Deployment/echo`의 롤아웃을 되돌립니다.',
    en: 'Roll back `Deployment/echo`.',
    command: 'kubectl rollout undo deployment/echo',
  },
  {
    step: { rollout: { action: 'undo', kind: 'Deployment', name: 'echo', toRevision: 2 } },
    ko: '`Deployment/echo`의 롤아웃을 되돌립니다.',
    en: 'Roll back `Deployment/echo`.',
    command: 'kubectl rollout undo deployment/echo --to-revision=2',
  },
  {
    step: { rollout: { action: 'restart', kind: 'Deployment', name: 'echo' } },
    ko: '`Deployment/echo`의 파드를 다시 만듭니다.',
    en: 'Restart the Pods of `Deployment/echo`.',
    command: 'kubectl rollout restart deployment/echo',
  },
  {
    step: { rollout: { action: 'pause', kind: 'Deployment', name: 'echo' } },
    ko: '`Deployment/echo`의 롤아웃을 일시 중지합니다.',
    en: 'Pause the rollouts of `Deployment/echo`.',
    command: 'kubectl rollout pause deployment/echo',
  },
  {
    step: { rollout: { action: 'resume', kind: 'Deployment', name: 'echo' } },
    ko: '`Deployment/echo`의 롤아웃을 재개합니다.',
    en: 'Resume the rollouts of `Deployment/echo`.',
    command: 'kubectl rollout resume deployment/echo',
  },
  {
    step: { http: { service: 'echo' } },
    ko: '서비스 `echo`의 `/`에 요청합니다. 응답을 확인합니다.',
    en: 'Request `/` from the Service `echo`. Check the response.',
    command: 'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study/',
  },
  {
    step: {
      http: { service: 'echo', port: 3000, path: '/a', via: 'node', status: { $lt: 500 }, body: { $match: '^e' } },
      within: '5s',
      for: '2s',
    },
    ko: '노드의 주소로 서비스 `echo:3000`의 `/a`에 요청합니다. 5초 안에 2초 동안 계속 응답을 확인합니다.',
    en: 'Request `/a` from the Service `echo:3000` through a node. Check the response within 5 s, for 2 s.',
    conditions: ['status < 500', 'body ~ ^e'],
    command:
      'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study:3000/a',
  },
  {
    step: { http: { service: 'echo', via: 'cluster', refused: true } },
    ko: '클러스터 안에서 서비스 `echo`의 `/`에 요청합니다. 연결이 거부되어야 합니다.',
    en: 'Request `/` from the Service `echo` from inside the cluster. The connection must be refused.',
    command: 'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study/',
  },
  {
    step: { http: { service: 'echo', via: 'load-balancer', timeout: true } },
    ko: '로드 밸런서의 주소로 서비스 `echo`의 `/`에 요청합니다. 3초를 기다려도 응답이 없어야 합니다.',
    en: 'Request `/` from the Service `echo` through the load balancer. There must be no response for 3 s.',
    command: 'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study/',
  },
  {
    step: { http: { service: 'echo', status: 404 }, within: '5s' },
    ko: '서비스 `echo`의 `/`에 요청합니다. 5초 안에 응답을 확인합니다.',
    en: 'Request `/` from the Service `echo`. Check the response within 5 s.',
    conditions: ['status = 404'],
    command: 'kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 http://echo.study/',
  },
  {
    step: { page: { service: 'echo' } },
    ko: '브라우저로 서비스 `echo`의 `/` 페이지를 열고 화면을 확인합니다.',
    en: 'Open `/` of the Service `echo` in a browser and check the page.',
    command:
      "kubectl get service echo -o 'jsonpath=http://{.status.loadBalancer.ingress[0].ip}:{.spec.ports[0].port}/'",
  },
  {
    step: {
      page: { service: 'echo', port: 'web', path: '/a', role: { role: 'heading', name: 'Visits' }, text: { $gt: 3 } },
      within: '5s',
    },
    ko: '브라우저로 서비스 `echo:web`의 `/a` 페이지를 열고 5초 안에 화면을 확인합니다.',
    en: 'Open `/a` of the Service `echo:web` in a browser and check the page within 5 s.',
    conditions: ['role.role = heading', 'role.name = Visits', 'text > 3'],
    command:
      "kubectl get service echo -o 'jsonpath=http://{.status.loadBalancer.ingress[0].ip}:{.spec.ports[0].port}/a'",
  },
  {
    step: { page: { service: 'echo', reload: true }, within: '5s' },
    ko: '브라우저에서 페이지를 새로 고치고 5초 안에 화면을 확인합니다.',
    en: 'Reload the page in the browser and check it within 5 s.',
    command:
      "kubectl get service echo -o 'jsonpath=http://{.status.loadBalancer.ingress[0].ip}:{.spec.ports[0].port}/'",
  },
  {
    step: { page: { service: 'echo', click: 'Add' }, within: '5s' },
    ko: '브라우저에서 `Add` 버튼을 누르고 5초 안에 화면을 확인합니다.',
    en: 'Click `Add` in the browser and check the page within 5 s.',
    command:
      "kubectl get service echo -o 'jsonpath=http://{.status.loadBalancer.ingress[0].ip}:{.spec.ports[0].port}/'",
  },
  {
    step: { logs: { name: 'echo', text: 'listening' } },
    ko: '`Pod/echo`의 로그를 확인합니다.',
    en: 'Check the log of `Pod/echo`.',
    conditions: ['log = listening'],
    command: 'kubectl logs echo --all-containers',
  },
  {
    step: {
      logs: { labels: { app: 'echo' }, container: 'app', previous: true, text: { $match: 'end' } },
      within: '5s',
    },
    ko: '5초 안에 `Pod app=echo`의 `app` 컨테이너의 재시작 전 로그를 확인합니다.',
    en: 'Check the log of the container `app` of `Pod app=echo` from before its restart within 5 s.',
    conditions: ['log ~ end'],
    command: 'kubectl logs -l app=echo -c app --previous',
  },
  {
    step: { restarts: { name: 'echo', count: 0 } },
    ko: '`Pod/echo`의 재시작 횟수를 확인합니다.',
    en: 'Check the restart count of `Pod/echo`.',
    conditions: ['restartCount = 0'],
    command:
      "kubectl get pod echo -o 'custom-columns=NAME:.metadata.name,RESTARTCOUNT:.status.containerStatuses[*].restartCount'",
  },
  {
    step: { restarts: { labels: { app: 'echo' }, container: 'app', count: { $gte: 2 } }, within: '1m', for: '5s' },
    ko: '1분 안에 5초 동안 계속 `Pod app=echo`의 `app` 컨테이너의 재시작 횟수를 확인합니다.',
    en: 'Check the restart count of the container `app` of `Pod app=echo` within 1 min, for 5 s.',
    conditions: ['restartCount ≥ 2'],
    command:
      'kubectl get pod -l app=echo -o \'custom-columns=NAME:.metadata.name,RESTARTCOUNT:.status.containerStatuses[?(@.name=="app")].restartCount\'',
  },
  {
    step: { events: { kind: 'Pod', reason: 'BackOff' } },
    ko: '`Pod`에 다음 이벤트가 있어야 합니다.',
    en: '`Pod` must have this event:',
    conditions: ['reason = BackOff'],
    command:
      'kubectl get events --field-selector=involvedObject.kind=Pod,reason=BackOff -o custom-columns=NAME:.involvedObject.name,TYPE:.type,REASON:.reason,MESSAGE:.message',
  },
  {
    step: {
      events: { kind: 'Pod', name: 'echo', type: 'Warning', reason: 'BackOff', message: { $match: '^re' } },
      within: '5s',
    },
    ko: '5초 안에 `Pod/echo`에 다음 이벤트가 있어야 합니다.',
    en: '`Pod/echo` must have this event within 5 s:',
    conditions: ['type = Warning', 'reason = BackOff', 'message ~ ^re'],
    command:
      'kubectl get events --field-selector=involvedObject.kind=Pod,involvedObject.name=echo,type=Warning,reason=BackOff -o custom-columns=NAME:.involvedObject.name,TYPE:.type,REASON:.reason,MESSAGE:.message',
  },
  {
    step: { events: { kind: 'Pod', name: 'echo', type: 'Normal', reason: 'Started' } },
    ko: '`Pod/echo`에 다음 이벤트가 있어야 합니다.',
    en: '`Pod/echo` must have this event:',
    conditions: ['type = Normal', 'reason = Started'],
    command:
      'kubectl get events --field-selector=involvedObject.kind=Pod,involvedObject.name=echo,type=Normal,reason=Started -o custom-columns=NAME:.involvedObject.name,TYPE:.type,REASON:.reason,MESSAGE:.message',
  },
  {
    step: { events: { kind: 'Pod', name: 'echo', reason: 'BackOff' }, absent: true },
    ko: '`Pod/echo`에 다음 이벤트가 없어야 합니다.',
    en: '`Pod/echo` must not have this event:',
    conditions: ['reason = BackOff'],
    command:
      'kubectl get events --field-selector=involvedObject.kind=Pod,involvedObject.name=echo,reason=BackOff -o custom-columns=NAME:.involvedObject.name,TYPE:.type,REASON:.reason,MESSAGE:.message',
  },
  {
    step: { meanwhile: { service: 'echo', failed: 0 }, do: [{ apply: 'v2.yaml' }] },
    ko: '아래 단계가 진행되는 동안 서비스 `echo`의 `/`에 50밀리초마다 요청합니다.',
    en: 'During the steps below, request `/` from the Service `echo` every 50 ms.',
    conditions: ['failed = 0'],
    command:
      "kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 --rate 20/s --header 'Connection: close' 'http://echo.study/#[1-2400]'",
  },
  {
    step: { meanwhile: { service: 'echo', every: '1m', failed: 0 }, do: [{ apply: 'v2.yaml' }, { apply: 'v2.yaml' }] },
    ko: '아래 단계가 진행되는 동안 서비스 `echo`의 `/`에 1분마다 요청합니다.',
    en: 'During the steps below, request `/` from the Service `echo` every 1 min.',
    conditions: ['failed = 0'],
    command:
      "kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 --rate 1/m --header 'Connection: close' 'http://echo.study/#[1-2]'",
  },
  {
    step: { watch: "kubectl get pod -l 'a in (b)' -w", do: [{ apply: 'v2.yaml' }], output: { $match: 'Running' } },
    ko: '아래 단계가 진행되는 동안 계속 출력하는 명령을 실행해 둡니다. 출력을 확인합니다.',
    en: 'Keep this command running during the steps below. Check its output.',
    conditions: ['output ~ Running'],
    command: "kubectl get pod -l 'a in (b)' -w",
  },
  {
    step: { watch: 'kubectl logs -f echo', do: [{ apply: 'v2.yaml' }], output: 'x', within: '1m' },
    ko: '아래 단계가 진행되는 동안 계속 출력하는 명령을 실행해 둡니다. 1분 안에 출력을 확인합니다.',
    en: 'Keep this command running during the steps below. Check its output within 1 min.',
    conditions: ['output = x'],
    command: 'kubectl logs -f echo',
  },
  {
    step: {
      meanwhile: {
        service: 'echo',
        port: 80,
        path: '/a',
        every: '2s',
        sent: { $gte: 5 },
        failed: { $lte: 1 },
        slowest: '100ms',
      },
      do: [{ apply: 'v2.yaml' }],
    },
    ko: '아래 단계가 진행되는 동안 서비스 `echo:80`의 `/a`에 2초마다 요청합니다.',
    en: 'During the steps below, request `/a` from the Service `echo:80` every 2 s.',
    conditions: ['sent ≥ 5', 'failed ≤ 1', 'slowest ≤ 100ms'],
    command:
      "kubectl exec --namespace=client client -- curl -sS --fail-with-body --max-time 3 --rate 30/m --header 'Connection: close' 'http://echo.study/a#[1-60]'",
  },
];
