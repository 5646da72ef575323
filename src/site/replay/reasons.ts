import type { Localized } from '@studylog/check/text';

/** What the reasons of well-known events mean. */
export const REASONS: Readonly<Record<string, Localized>> = {
  Scheduled: { ko: '스케줄러가 파드를 실행할 노드를 정했습니다.', en: 'The scheduler chose a node for the Pod.' },
  FailedScheduling: { ko: '파드를 실행할 수 있는 노드가 없습니다.', en: 'No node can run the Pod.' },
  Pulling: { ko: 'kubelet이 이미지를 내려받기 시작했습니다.', en: 'The kubelet began to pull the image.' },
  Pulled: { ko: '컨테이너의 이미지가 노드에 있습니다.', en: 'The image of the container is on the node.' },
  Created: { ko: 'kubelet이 컨테이너를 만들었습니다.', en: 'The kubelet created the container.' },
  Started: { ko: '컨테이너가 시작되었습니다.', en: 'The container started.' },
  Killing: { ko: 'kubelet이 컨테이너를 종료합니다.', en: 'The kubelet is stopping the container.' },
  Unhealthy: { ko: '프로브가 실패했습니다.', en: 'A probe failed.' },
  ProbeWarning: { ko: '프로브의 결과에 경고가 있습니다.', en: 'A probe returned a warning.' },
  BackOff: {
    ko: '계속 실패해서, 다시 시도하기 전에 점점 더 오래 기다립니다.',
    en: 'It keeps failing, so the wait before each new attempt gets longer.',
  },
  Failed: { ko: 'kubelet의 작업이 실패했습니다.', en: 'An operation of the kubelet failed.' },
  InspectFailed: { ko: '이미지 이름이 올바르지 않습니다.', en: 'The image name is not valid.' },
  ErrImageNeverPull: {
    ko: '이미지가 노드에 없지만, 내려받지 않도록 설정되어 있습니다.',
    en: 'The image is not on the node, and the pull policy does not allow pulling it.',
  },
  FailedMount: { ko: '볼륨을 마운트하지 못했습니다.', en: 'A volume could not be mounted.' },
  FailedCreatePodSandBox: {
    ko: '파드의 네트워크와 격리 환경을 준비하지 못했습니다.',
    en: 'The network and sandbox of the Pod could not be set up.',
  },
  SandboxChanged: {
    ko: '파드의 격리 환경(샌드박스)이 바뀌어 다시 만듭니다.',
    en: 'The sandbox of the Pod changed and is created again.',
  },
  ScalingReplicaSet: {
    ko: '디플로이먼트 컨트롤러가 레플리카셋의 파드 수를 바꾸었습니다.',
    en: 'The Deployment controller changed the number of Pods of a ReplicaSet.',
  },
  DeploymentRollback: {
    ko: '디플로이먼트를 이전 리비전으로 되돌렸습니다.',
    en: 'The Deployment was rolled back to an earlier revision.',
  },
  // A CronJob makes Jobs, and a StatefulSet claims as well.
  SuccessfulCreate: {
    ko: '컨트롤러가 파드 같은 오브젝트를 만들었습니다.',
    en: 'The controller created an object such as a Pod.',
  },
  SuccessfulDelete: {
    ko: '컨트롤러가 파드 같은 오브젝트를 지웠습니다.',
    en: 'The controller deleted an object such as a Pod.',
  },
  FailedCreate: {
    ko: '컨트롤러가 파드 같은 오브젝트를 만들지 못했습니다.',
    en: 'The controller could not create an object such as a Pod.',
  },
  EnsuringLoadBalancer: {
    ko: '로드 밸런서를 준비하고 있습니다.',
    en: 'A load balancer is being set up.',
  },
  EnsuredLoadBalancer: { ko: '로드 밸런서가 준비되었습니다.', en: 'The load balancer is ready.' },
  UpdatedLoadBalancer: {
    ko: '로드 밸런서가 요청을 보낼 노드의 목록이 바뀌었습니다.',
    en: 'The list of nodes of the load balancer changed.',
  },
  FailedToUpdateEndpointSlices: {
    ko: '엔드포인트슬라이스를 업데이트하지 못했습니다. 컨트롤러가 다시 시도합니다.',
    en: 'EndpointSlices could not be updated. The controller tries again.',
  },
  FailedToUpdateEndpoint: {
    ko: '엔드포인트를 업데이트하지 못했습니다. 컨트롤러가 다시 시도합니다.',
    en: 'Endpoints could not be updated. The controller tries again.',
  },
};
