import type { Localized } from '@studylog/check/text';

/** What a stand-in has in common with the published image, and what not, one sentence each. */
export interface StandInFacts {
  readonly keeps: readonly Localized[];
  readonly differs: readonly Localized[];
}

/** The version of redis that stands in for whichever is published. */
export const REDIS_VERSION = '7.0.15';

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

/** What echo and counter have in common with the published images; tests/cluster/images/README.md says how it is known. */
const PROGRAM: readonly Localized[] = [
  {
    ko: '첫 프로세스는 `tini`이고, Node.js는 그 아래에서 root로 `/app`에서 실행합니다. `sh`가 들어 있습니다.',
    en: 'Its first process is `tini`, with Node.js below it, as root in `/app`. It has `sh`.',
  },
  {
    ko: 'SIGTERM을 받으면 열려 있는 요청을 기다리지 않고 종료 코드 143으로 바로 종료합니다.',
    en: 'At SIGTERM it ends at once with exit code 143, without waiting for open requests.',
  },
];

const BASE: readonly Localized[] = [
  {
    ko: 'Debian에 Node.js 24를 얹은 이미지이며 `curl`이 없습니다. 배포된 이미지는 Alpine입니다.',
    en: 'It is Node.js 24 on Debian, without `curl`. The published image is Alpine.',
  },
  {
    ko: '시작한 뒤 요청을 받기까지 걸리는 시간이 다릅니다. 준비성 프로브가 있을 때와 없을 때의 실패한 요청 수처럼 이 시간에 달린 숫자는 배포된 이미지에서 다릅니다.',
    en: 'The time from its start until it listens is another. Numbers that depend on it, such as how many requests fail without a readiness probe, differ with the published image.',
  },
];

/** By repository, as images.json writes it. */
export const STAND_IN_FACTS: Readonly<Record<string, StandInFacts>> = {
  'ghcr.io/subicura/echo': {
    keeps: [
      {
        ko: '3000번 포트에서 호스트 이름, 곧 파드의 이름으로 답합니다.',
        en: 'Answers on port 3000 with its host name, which is the name of the Pod.',
      },
      {
        ko: '시작하면 JSON 두 줄을 로그로 남깁니다.',
        en: 'Logs two lines of JSON when it starts.',
      },
      ...PROGRAM,
    ],
    differs: [
      ...BASE,
      {
        ko: '`v1`과 `v2`는 이름만 다르고 프로그램은 같습니다.',
        en: '`v1` and `v2` are the same program under two names.',
      },
    ],
  },
  'ghcr.io/subicura/counter': {
    keeps: [
      {
        ko: '3000번 포트에서 요청마다 1씩 커지는 수로 답하고, 그 수를 `REDIS_HOST`의 6379번 포트에 있는 redis에 `count`라는 키로 둡니다.',
        en: 'Answers on port 3000 with a number that rises by 1 with each request, and keeps it under the key `count` in the redis at `REDIS_HOST`, port 6379.',
      },
      {
        ko: 'redis가 응답할 때까지 `connect ECONNREFUSED` 오류를 되풀이해 로그로 남깁니다.',
        en: 'Logs `connect ECONNREFUSED` again and again until redis answers.',
      },
      ...PROGRAM,
    ],
    differs: [
      ...BASE,
      {
        ko: 'redis가 응답하지 않는 동안 받은 요청은 redis가 응답할 때까지 기다립니다. 배포된 이미지가 어떻게 하는지는 알려져 있지 않습니다.',
        en: 'A request that comes while redis does not answer waits for it. What the published image does then is not known.',
      },
    ],
  },
  'docker.io/library/redis': {
    keeps: [{ ko: `Redis ${REDIS_VERSION} 자체입니다.`, en: `It is Redis itself, version ${REDIS_VERSION}.` }],
    differs: [
      {
        ko: '실행한 컴퓨터에 있던 이미지이며, Docker Hub에서 배포하는 것이 아닙니다. 태그가 없거나 `latest`이면 레지스트리는 다른 버전을 줍니다.',
        en: 'It is an image that was on the machine of the run, not the one that Docker Hub publishes. Without a tag, or with `latest`, a registry gives another version.',
      },
    ],
  },
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
