import type { Localized } from '../../check/finding.ts';

/** What a stand-in has in common with the published image, and what not, one sentence each. */
export interface StandInFacts {
  readonly keeps: readonly Localized[];
  readonly differs: readonly Localized[];
}

/** Milliseconds that echo and counter wait before they listen, on purpose. */
export const LISTENS_AFTER_MS = 300;
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

const BASE: readonly Localized[] = [
  {
    ko: 'Debian에 Node.js 24를 얹은 이미지이고, 첫 프로세스는 셸이며, 사용자 `node`로 실행합니다. 배포된 이미지는 Alpine이고, 첫 프로세스는 `tini`이며, root로 실행합니다.',
    en: 'It is Node.js 24 on Debian with a shell as its first process, as the user `node`. The published image is Alpine with `tini`, as root.',
  },
  {
    ko: `프로그램이 코드를 읽는 시간을 대신해, 일부러 ${LISTENS_AFTER_MS}ms를 기다린 뒤에 요청을 받기 시작합니다. 준비성 프로브가 있을 때와 없을 때의 실패한 요청 수처럼 이 시간에 달린 숫자는 배포된 이미지에서 다릅니다.`,
    en: `It waits ${LISTENS_AFTER_MS} ms on purpose before it listens, in place of a program that loads its code. Numbers that depend on that time, such as how many requests fail without a readiness probe, differ with the published image.`,
  },
  {
    ko: 'SIGTERM을 받으면 받은 요청에 답하고 끝납니다. 배포된 이미지는 공개된 기록에 따르면 답을 기다리지 않고 바로 끝납니다.',
    en: 'At SIGTERM it answers the requests that it has, then ends. The published image ends at once, as public logs recorded.',
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
    ],
    differs: [
      ...BASE,
      {
        ko: '로그는 `listening on port 3000` 한 줄입니다. 배포된 이미지는 JSON 두 줄을 남깁니다.',
        en: 'Its log is the one line `listening on port 3000`. The published image logs two lines of JSON.',
      },
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
    ],
    differs: [
      ...BASE,
      {
        ko: 'redis가 답하지 않으면 그 요청에 500으로 답하고 로그를 한 줄 남깁니다. 배포된 이미지는 redis가 답할 때까지 연결 오류를 되풀이해 남깁니다.',
        en: 'Where redis does not answer, it answers that request with 500 and logs one line. The published image logs the connection error again and again until redis answers.',
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
