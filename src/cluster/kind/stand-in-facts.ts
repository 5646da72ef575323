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
      ko: '매니페스트에 적힌 이름과 태그로 내려받습니다. 그래서 매니페스트를 한 글자도 바꾸지 않고 적용합니다.',
      en: 'It is pulled by the name and tag in the manifest, so no character of a manifest is changed to run it.',
    },
    {
      ko: '독자가 보는 포트와 답이 같습니다. 파드, 프로브, 롤아웃, 서비스가 어떻게 움직이는지는 실제 쿠버네티스에서 본 것입니다.',
      en: 'Its port and its answers are those that a reader sees. How Pods, probes, rollouts and Services behaved was seen on real Kubernetes.',
    },
  ],
  differs: [
    {
      ko: '다이제스트와 크기가 다르고, 레지스트리가 가까이 있어 내려받는 시간도 다릅니다.',
      en: 'Its digest and size are others, and so is the time to pull it, for the registry is near.',
    },
  ],
};

/** What holds for a node image that was built on the machine of the run. */
export const LOCAL_NODE_FACTS: StandInFacts = {
  keeps: [
    {
      ko: '기록에 적힌 버전의 쿠버네티스입니다. 버전은 API 서버가 알려 준 것입니다.',
      en: 'It runs the version of Kubernetes that the record names, which the API server itself reported.',
    },
  ],
  differs: [
    {
      ko: 'kind 프로젝트가 배포한 이미지가 아니라 실행한 컴퓨터에서 만든 것입니다. containerd, CoreDNS, 로드 밸런서 컨트롤러의 버전은 다를 수 있습니다.',
      en: 'It was built on the machine of the run, not published by the kind project. The versions of containerd, CoreDNS and the load balancer controller may differ.',
    },
  ],
};
