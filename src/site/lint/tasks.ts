import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { type JsxElement, placeOf, visitElements } from '../example-use.ts';
import { goalsOf } from '../run/goals.ts';
import { exampleIds, noExample } from './examples.ts';
import type { Project } from './project.ts';

/** The examples that exercises name are there, and that of a task has steps that can look whether the task is done. */
export function checkTasks(project: Project): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const page of project.pages)
    visitElements(page.tree, (element) => void found.push(...checkTask(page, element, project)));
  return found;
}

function checkTask({ file }: Page, { name, attributes }: JsxElement, project: Project): Diagnostic[] {
  if (name !== 'Exercise') return [];
  return attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') return [];
    if (attribute.name !== 'task' && attribute.name !== 'given') return [];
    const id = attribute.value;
    const example = project.examples.find((one) => one.id === id);
    if (project.unread.examples.includes(id)) return [];
    if (!example) return [{ file, ...placeOf(attribute), ...noExample(id, exampleIds(project)) }];
    if (attribute.name === 'given' || goalsOf(example).length > 0) return [];
    const message = {
      ko: `"${id}" 예제에는 과제를 마쳤는지 확인할 단계가 없습니다.`,
      en: `the example "${id}" has no step that can check whether the task is done`,
    };
    const hint = {
      ko: '`expect`나 `http` 같은 단계를 더하거나, `task`를 지우십시오.',
      en: 'add a step such as `expect` or `http`, or delete `task`',
    };
    return [{ file, ...placeOf(attribute), message, hint }];
  });
}
