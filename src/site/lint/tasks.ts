import { exampleWith } from '../../example/by-id.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { goalsOf } from '../run/goals.ts';
import { exampleIds, noExample } from './examples.ts';
import type { Project } from './project.ts';

/** The examples that exercises name are there, and that of a task has steps that can look whether the task is done. */
export function checkTasks(project: Project): Diagnostic[] {
  return project.pages.flatMap(({ file, exercises }) =>
    exercises.flatMap(({ name: id, as, ...at }) => {
      const example = exampleWith(id, project.examples);
      if (project.unread.examples.includes(id)) return [];
      if (!example) return [{ file, ...at, ...noExample(id, exampleIds(project)) }];
      if (as === 'given' || goalsOf(example).length > 0) return [];
      const message = {
        ko: `"${id}" 예제에는 과제를 마쳤는지 확인할 단계가 없습니다.`,
        en: `the example "${id}" has no step that can check whether the task is done`,
      };
      const hint = {
        ko: '`expect`나 `http` 같은 단계를 더하거나, `task`를 지우십시오.',
        en: 'add a step such as `expect` or `http`, or delete `task`',
      };
      return [{ file, ...at, message, hint }];
    }),
  );
}
