import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Example } from '../../example/load.ts';
import { readLocated } from '../../example/located.ts';
import { allSteps } from '../../example/results.ts';
import type { Step } from '../../example/verbs/index.ts';
import { exampleIds, noExample } from './examples.ts';
import type { Project } from './project.ts';

/** An example that is broken on purpose states how it fails, and the example that corrects it exists. */
export function checkBroken({ examples, unread }: Project): Diagnostic[] {
  const ids = exampleIds({ examples, unread });
  return examples.flatMap((example) => [...notStated(example), ...fixFaults(example, ids)]);
}

function notStated(example: Example): Diagnostic[] {
  const { broken, findings, steps } = example;
  if (broken === undefined || findings.length > 0) return [];
  if (allSteps(steps).some(({ step }) => stateFailure(step))) return [];
  return [
    {
      ...at(example, ['broken']),
      message: {
        ko: '`broken`이라고 적었지만, 어떻게 실패하는지 확인하는 곳이 없습니다.',
        en: '`broken` is set, but nothing states how the example fails',
      },
      hint: {
        ko: '검사기의 오류는 `findings`에, API 서버의 거부는 `apply`의 `rejected`에, 클러스터의 상태는 `status`를 확인하는 `expect`에 적으십시오.',
        en: 'declare what the checker reports in `findings`, what the API server rejects in `rejected` of `apply`, or what happens in the cluster in an `expect` with `status`',
      },
    },
  ];
}

/** The fields that only find an object. */
const NAMING: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/** Whether a step can tell a failure: to find an object that was applied cannot. */
function stateFailure(step: Step): boolean {
  if (step.verb === 'apply') return step.rejected !== undefined;
  if (step.verb !== 'expect') return TELLING.has(step.verb);
  const isMore = Object.keys(step.expect).some((key) => !NAMING.has(key));
  return isMore || step.absent === true || step.count !== undefined || step.for !== undefined;
}

/** The other verbs that see what the cluster does. */
const TELLING: ReadonlySet<string> = new Set([
  'events',
  'http',
  'logs',
  'page',
  'restarts',
  'run',
  'watch',
  'meanwhile',
]);

function fixFaults(example: Example, ids: ReadonlySet<string>): Diagnostic[] {
  const { fix, broken, id } = example;
  if (fix === undefined) return [];
  const place = at(example, ['fix']);
  if (broken === undefined) {
    return [
      {
        ...place,
        message: { ko: '`fix`는 `broken`이 있는 예제에만 씁니다.', en: '`fix` is only for an example with `broken`' },
        hint: { ko: '`broken`을 적거나 `fix`를 지우십시오.', en: 'add `broken`, or delete `fix`' },
      },
    ];
  }
  if (fix === id) {
    return [
      {
        ...place,
        message: { ko: '`fix`가 이 예제 자신을 가리킵니다.', en: '`fix` names this example itself' },
        hint: { ko: '고친 예제를 적으십시오.', en: 'name the corrected example' },
      },
    ];
  }
  return ids.has(fix) ? [] : [{ ...place, ...noExample(fix, ids) }];
}

const at = ({ file, source }: Example, path: readonly PropertyKey[]) => ({
  file,
  ...readLocated(source.manifest).place(path),
});
