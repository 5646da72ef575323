import type { Localized } from '@studylog/check/text';

/** What a stand-in has in common with the published image, and what not, one sentence each. */
export interface StandInFacts {
  readonly keeps: readonly Localized[];
  readonly differs: readonly Localized[];
}

/** What holds for every stand-in. */
export const EVERY_STAND_IN: StandInFacts = {
  keeps: [
    {
      ko: '매니페스트에 적힌 이름과 태그로 내려받습니다. 따라서 매니페스트를 한 글자도 바꾸지 않고 적용합니다.',
      en: 'It is pulled by the name and tag in the manifest, so the manifest is applied unchanged.',
    },
    {
      ko: '독자가 보는 포트와 응답이 같습니다. 파드, 프로브, 롤아웃, 서비스의 동작은 실제 쿠버네티스에서 확인한 것입니다.',
      en: 'Its port and its responses are the same as a reader sees. The behaviour of Pods, probes, rollouts and Services was recorded on real Kubernetes.',
    },
  ],
  differs: [
    {
      ko: '다이제스트와 크기가 다릅니다. 레지스트리가 같은 컴퓨터에 있어 내려받는 시간도 짧습니다.',
      en: 'Its digest and size are different. It is also pulled faster, because the registry is local.',
    },
  ],
};

/** What holds for a node image that was built on the machine of the run. */
export const LOCAL_NODE_FACTS: StandInFacts = {
  keeps: [
    {
      ko: '기록에 적힌 버전의 쿠버네티스를 실행합니다. 버전은 API 서버가 응답한 값입니다.',
      en: 'It runs the Kubernetes version in the record, which the API server reported.',
    },
  ],
  differs: [
    {
      ko: 'kind 프로젝트가 배포한 이미지가 아니라, 예제를 실행한 컴퓨터에서 만든 이미지입니다. containerd, CoreDNS, 로드 밸런서 컨트롤러의 버전은 다를 수 있습니다.',
      en: 'It was built on the machine that ran the examples, not published by the kind project. The versions of containerd, CoreDNS and the load balancer controller may be different.',
    },
  ],
};
