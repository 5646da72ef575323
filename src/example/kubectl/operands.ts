import { Fault, nearest } from '@studylog/check/text';
import { didYouMean } from './hints.ts';
import { isClusterKind, isNamespacedKind, KIND_NAMES } from './kinds.ts';

/** A name, or the beginning of one for `describe`. */
const NAME = /^[a-z0-9][a-z0-9.-]*$/;
const FIELD = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/i;

/**
 * Check `TYPE[,TYPE…] [NAME…]`, or `TYPE/NAME…`, as the commands that look at objects take them.
 * @throws Fault
 */
export function objects(words: readonly string[], command: string): void {
  if (words.length === 0) {
    throw new Fault(
      { ko: `\`kubectl ${command}\`에 리소스의 종류가 없습니다.`, en: `\`kubectl ${command}\` needs a resource type` },
      { hint: { ko: `\`kubectl ${command} pod\`처럼 적으십시오.`, en: `write kubectl ${command} pod, for example` } },
    );
  }
  checkObjects(words);
}

/** The same where a flag's value names an object. @throws Fault */
export function checkObjects([first = '', ...rest]: readonly string[]): void {
  if (first.includes('/')) {
    for (const word of [first, ...rest]) checkTypeAndName(word);
    return;
  }
  for (const type of first.split(',')) checkType(type, ['all', ...KIND_NAMES]);
  for (const name of rest) checkName(name);
}

/** Check `POD [CONTAINER]` or `TYPE/NAME [CONTAINER]`; nothing where a selector chooses. @throws Fault */
export function podLogs([pod, ...containers]: readonly string[]): void {
  if (pod?.includes('/')) checkTypeAndName(pod);
  else if (pod !== undefined) checkName(pod);
  for (const container of containers) checkName(container);
}

/** Check `POD` or `TYPE/NAME`, the container to run words in. @throws Fault */
export function podExec(words: readonly string[], command: string): void {
  if (words.length !== 1) {
    throw new Fault(
      {
        ko: `\`kubectl ${command}\`에는 \`--\` 앞에 파드 하나를 적어야 합니다.`,
        en: `\`kubectl ${command}\` needs one Pod before \`--\``,
      },
      {
        hint: {
          ko: `\`kubectl ${command} echo -- date\`처럼 적으십시오.`,
          en: `write kubectl ${command} echo -- date, for example`,
        },
      },
    );
  }
  podLogs(words);
}

/** Check the path of a field for `explain`; any kind will do, since it only reads the documentation. @throws Fault */
export function field(words: readonly string[]): void {
  for (const word of words) {
    if (FIELD.test(word)) continue;
    throw new Fault(
      { ko: `"${word}" 항목은 필드의 경로가 아닙니다.`, en: `"${word}" is not the path of a field` },
      { hint: { ko: '`pod.spec.containers`처럼 적으십시오.', en: 'write it like pod.spec.containers' } },
    );
  }
}

/** Accept no words. @throws Fault */
export function none([word]: readonly string[], command: string): void {
  if (word === undefined) return;
  throw new Fault(
    {
      ko: `\`kubectl ${command}\` 명령에는 "${word}" 인수를 쓸 수 없습니다.`,
      en: `the argument "${word}" of \`kubectl ${command}\` is not allowed here`,
    },
    { hint: { ko: '그 인수를 지우십시오.', en: 'leave it out' } },
  );
}

function checkTypeAndName(word: string): void {
  const [type = '', name = '', ...more] = word.split('/');
  // A mixture of both ways to name objects, which kubectl refuses, or an address.
  if (name === '' || more.length > 0) {
    throw new Fault(
      { ko: `"${word}" 인수는 \`종류/이름\`이 아닙니다.`, en: `"${word}" is not of the form type/name` },
      { hint: { ko: '`deployment/echo`처럼 적으십시오.', en: 'write it like deployment/echo' } },
    );
  }
  checkType(type, KIND_NAMES);
  checkName(name);
}

function checkType(type: string, known: readonly string[]): void {
  if (isNamespacedKind(type) || (type === 'all' && known.includes(type))) return;
  if (isClusterKind(type)) {
    throw new Fault(
      {
        ko: `\`${type}\` 리소스는 네임스페이스가 아니라 클러스터 전체에 속합니다.`,
        en: `\`${type}\` is cluster-scoped, not namespaced`,
      },
      {
        hint: {
          ko: '예제는 자신의 네임스페이스만 쓸 수 있습니다. 네임스페이스에 속하는 종류를 적으십시오.',
          en: 'an example can only use its own namespace; use a namespaced kind',
        },
      },
    );
  }
  const meant = nearest(type, known);
  throw new Fault(
    { ko: `"${type}" 종류의 리소스는 없습니다.`, en: `there is no resource type "${type}"` },
    {
      hint: meant
        ? didYouMean(meant)
        : {
            ko: 'pod, service, deployment처럼 네임스페이스에 속하는 쿠버네티스의 종류를 적으십시오.',
            en: 'use a namespaced Kubernetes kind, such as pod, service or deployment',
          },
    },
  );
}

function checkName(name: string): void {
  if (NAME.test(name)) return;
  throw new Fault(
    { ko: `"${name}" 항목은 오브젝트의 이름이 될 수 없습니다.`, en: `"${name}" cannot be the name of an object` },
    {
      hint: {
        ko: '이름에는 소문자, 숫자, `-`, `.`만 쓸 수 있습니다.',
        en: 'names consist of lowercase letters, digits, `-` and `.`',
      },
    },
  );
}
