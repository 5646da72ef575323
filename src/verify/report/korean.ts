/** A sentence of ours in English and in Korean; holes are `{}`, numbered in Korean where their order differs. */
type Phrase = readonly [english: string, korean: string];

/**
 * What runs say, in reasons and progress. Evidence and reports for machines keep the English; what kubectl, the API server
 * and programs print stays as it is. The first phrase that fits is taken, holes may hold phrases.
 */
const PHRASES: readonly Phrase[] = [
  // Waiting
  [
    'it was so, but stayed so for {} s only instead of {}: {}',
    '한때 그러했지만 {1}이 아니라 {0}초 동안만 그러했습니다: {2}',
  ],
  ['{}, after {}', '{1} 동안 기다렸습니다: {0}'],
  ['not so', '기대와 다릅니다'],
  // Applying and changing
  ['{} refused {}', '{0}이(가) {1}을(를) 거부했습니다'],
  ['{} should have been refused', '{}은(는) 거부되어야 합니다'],
  ['{} was refused otherwise than expected', '{}이(가) 기대와 다르게 거부되었습니다'],
  ['refused; the exact message is not simulated', '거부되었습니다. 메시지까지는 시뮬레이션하지 않습니다'],
  ['the command on the page is refused, in a dry run', '페이지의 명령이 dry-run에서 거부됩니다'],
  ['the page shows another command', '페이지의 명령이 다릅니다'],
  ['the change was refused', '변경이 거부되었습니다'],
  ['{} was not applied: {}', '{}을(를) 적용하지 않았습니다: {}'],
  // Objects, events, logs, restarts
  ['no {} matches; the closest is {}', '맞는 {}이(가) 없습니다. 가장 가까운 것은 {}입니다'],
  ['{} of {} {} objects match', '{2} {1}개 중 {0}개가 맞습니다'],
  ['no such event about {}', '{}에 그런 이벤트가 없습니다'],
  ['the event should not be there', '이벤트가 없어야 합니다'],
  ['{} should not be there', '{}이(가) 없어야 합니다'],
  ['there is no such Pod', '그런 파드가 없습니다'],
  ['there is no such container', '그런 컨테이너가 없습니다'],
  ['there is no {}', '{}이(가) 없습니다'],
  ['no log has the text', '그 글이 있는 로그가 없습니다'],
  ['{} restarts', '재시작 {}번'],
  // Requests, pages, commands
  ['{} of {} requests failed: {}', '요청 {1}번 중 {0}번 실패했습니다: {2}'],
  ['{} of {} requests failed', '요청 {1}번 중 {0}번 실패했습니다'],
  ['{} requests were sent, and the slowest took {} ms', '요청을 {}번 보냈고, 가장 느린 요청은 {}밀리초 걸렸습니다'],
  ['a step within it failed', '안에 있는 단계가 실패했습니다'],
  ['GET {} of {} answers otherwise', '{1}의 GET {0}이(가) 다르게 답합니다'],
  ['the page of {} does not show what it should', '{}의 페이지에 보여야 할 것이 없습니다'],
  ['the page of {} says otherwise', '{}의 페이지 내용이 다릅니다'],
  ['«{}» prints otherwise', '«{}»의 출력이 다릅니다'],
  ['`$match` searches at most {} characters; this text has {}', '`$match`는 {}자까지 찾습니다. 이 글은 {}자입니다'],
  // What an engine cannot do
  ['kubectl’s output is not simulated', 'kubectl의 출력은 시뮬레이션하지 않습니다'],
  ['this engine has no address that a browser reaches', '이 엔진에는 브라우저가 닿을 수 있는 주소가 없습니다'],
  ['no browser was given to this run', '이번 실행에는 브라우저가 없습니다'],
  ['{}: not simulated: {}', '{}: 시뮬레이션하지 않습니다: {}'],
  ['{} is not simulated', '{}: 시뮬레이션하지 않습니다'],
  ['the embedded cluster has no {}', '내장 클러스터에는 {}이(가) 없습니다'],
  // Evidence
  ['no run on a real cluster is recorded', '실제 클러스터에서 기록한 실행이 없습니다'],
  ['changed since the run was recorded: {}', '기록한 뒤에 바뀌었습니다: {}'],
  ['recorded as passed, {} now', '통과로 기록되어 있지만 이번에는 아닙니다 ({})'],
  ['{} steps were recorded, {} ran', '기록된 단계는 {}개, 이번 단계는 {}개입니다'],
  ['{} was recorded as {} and now is {}', '{}: 기록은 {}, 이번에는 {}입니다'],
  ['{} prints otherwise than recorded', '{}: 출력이 기록과 다릅니다'],
  ['{} saw something else than recorded', '{}: 본 것이 기록과 다릅니다'],
  // Progress
  ['not removed yet: {}. To remove: {}', '아직 지우지 못했습니다: {}. 지우는 명령: {}'],
  ['creating the cluster {} (control plane and worker, {})', '클러스터 {}을(를) 만듭니다 (컨트롤 플레인과 워커, {})'],
  [
    'the image registries cannot be reached; standing in for them (images/stand-ins)',
    '이미지 레지스트리에 연결할 수 없어 대체 이미지를 씁니다 (images/stand-ins)',
  ],
  ['cluster ready after {} s', '클러스터 준비 {}초'],
  ['images ready after {} s', '이미지 준비 {}초'],
  ['clearing what a killed run left: {}', '강제로 끝난 실행이 남긴 것을 치웁니다: {}'],
  ['removing what the run made', '실행이 만든 것을 지웁니다'],
  ['starting {}, which was stopped', '멈춰 있던 {}을(를) 시작합니다'],
  ['waiting for another run to delete the cluster {}', '다른 실행이 클러스터 {}을(를) 지우기를 기다립니다'],
  ['the cluster {} does not come up; creating it anew', '클러스터 {}이(가) 뜨지 않아 새로 만듭니다'],
  [
    'another run uses the cluster {}; the last one deletes it',
    '다른 실행이 클러스터 {}을(를) 씁니다. 마지막 실행이 지웁니다',
  ],
  ['using the context {}, Kubernetes {}', '컨텍스트 {}을(를) 씁니다, 쿠버네티스 {}'],
  ['the node could not start a container ({})', '노드가 컨테이너를 시작하지 못했습니다 ({})'],
  [
    'stopping and cleaning up; press Ctrl-C again to stop at once',
    '멈추고 정리합니다. Ctrl-C를 한 번 더 누르면 바로 끝냅니다',
  ],
  [
    'the published node image cannot be had; using {}, which is on this machine',
    '공개된 노드 이미지를 받을 수 없어 이 컴퓨터에 있는 {}을(를) 씁니다',
  ],
  // What keeps a run from starting, or ends it
  ['{}\nWithout a cluster: --engine embedded', '{}\n클러스터 없이 실행하려면: --engine embedded'],
  [
    'Docker is not installed. Install it ({}) and try again.',
    'Docker가 설치되어 있지 않습니다. 설치한 뒤({}) 다시 실행하십시오.',
  ],
  [
    'Docker does not answer. Start it (`systemctl start docker`, or Docker Desktop) and try again: {}',
    'Docker가 응답하지 않습니다. 시작한 뒤(`systemctl start docker`나 Docker Desktop) 다시 실행하십시오: {}',
  ],
  [
    '{} is not installed. Install it ({}) and try again.',
    '{}: 설치되어 있지 않습니다. 설치한 뒤({}) 다시 실행하십시오.',
  ],
  ['{} does not run: {}', '{}: 실행되지 않습니다: {}'],
  ['the site is not built; run `npm run build` first', '사이트가 없습니다. 먼저 `npm run build`를 실행하십시오.'],
  [
    'the cluster {} runs {}, not {}. Delete it first: {}',
    '클러스터 {}의 노드 이미지는 {}이며 {}이(가) 아닙니다. 먼저 지우십시오: {}',
  ],
  ['kind could not create the cluster {} of {}:\n{}', 'kind가 {1} 이미지로 클러스터 {0}을(를) 만들지 못했습니다:\n{2}'],
  ['the nodes of the cluster {} did not become Ready', '클러스터 {}의 노드가 준비되지 않습니다'],
  ['the image registry did not start: {}', '이미지 레지스트리가 시작되지 않습니다: {}'],
  ['the image registry (container {}) does not answer', '이미지 레지스트리(컨테이너 {})가 응답하지 않습니다'],
  ["the cluster's API server does not answer: {}", '클러스터의 API 서버가 응답하지 않습니다: {}'],
  ['kubectl does not reach the cluster: {}', 'kubectl이 클러스터에 연결하지 못합니다: {}'],
  ['kubectl proxy did not start: {}', 'kubectl proxy가 시작되지 않습니다: {}'],
  ['kubectl cannot read the kubeconfig: {}', 'kubectl이 kubeconfig를 읽지 못합니다: {}'],
  [
    'kubectl knows no context {}: {}. See: kubectl config get-contexts',
    '{} 컨텍스트가 없습니다: {}. kubectl config get-contexts로 확인하십시오',
  ],
  [
    'there is no current context ({}); name one with --context',
    '지금의 컨텍스트가 없습니다({}). --context로 이름을 적으십시오',
  ],
  [
    'the context {} does not look like a test cluster ({}).\n{}',
    '컨텍스트 {}은(는) 테스트용 클러스터로 보이지 않습니다({}).\n{}',
  ],
  [
    'Examples run there in namespaces of their own, which are removed afterwards. If that is what you want, add --yes',
    '예제는 거기에 만든 네임스페이스에서만 실행하고, 끝나면 지웁니다. 그래도 되면 --yes를 더하십시오',
  ],
  [
    'the namespace did not become usable; is the cluster healthy?',
    '네임스페이스를 쓸 수 있게 되지 않습니다. 클러스터가 정상입니까?',
  ],
];

/** The English phrases, for a test that something still says them. */
export const ENGLISH: readonly string[] = PHRASES.map(([english]) => english);

const COMPILED = PHRASES.map(([english, korean]) => {
  const literal = english.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return { pattern: new RegExp(`^${literal.join('([^]+?)')}$`), korean };
});

/** A sentence of ours in Korean; what is none of ours comes back as it is. */
export function inKorean(english: string): string {
  for (const { pattern, korean } of COMPILED) {
    const found = pattern.exec(english);
    if (!found) continue;
    const holes = found.slice(1).map(inKorean);
    let next = 0;
    return korean.replace(/\{(\d?)\}/g, (_hole, number: string) => holes[number === '' ? next++ : Number(number)]!);
  }
  return english;
}
