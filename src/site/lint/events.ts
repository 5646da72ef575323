import type { Localized } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { splitWords } from '../../example/kubectl/words.ts';
import type { Example } from '../../example/load.ts';
import { readLocated } from '../../example/located.ts';
import type { Step } from '../../example/verbs/index.ts';
import { courseOf } from './course.ts';
import type { Project } from './project.ts';

type Path = readonly (string | number)[];

/** A reader's namespace holds events of earlier examples, so a step of a note asks for those of one object. */
export function checkEvents(project: Pick<Project, 'pages' | 'examples' | 'config'>): Diagnostic[] {
  return courseOf(project).flatMap((example) =>
    unnamed(example.steps, ['steps']).map(({ path, hint }) => {
      const place = readLocated(example.source.manifest).place(path);
      return { file: example.file, ...place, message: OTHERS, hint };
    }),
  );
}

const OTHERS: Localized = {
  ko: '독자의 네임스페이스에는 앞에서 실행한 예제의 이벤트도 있으므로, 이 단계는 다른 오브젝트의 이벤트까지 출력합니다.',
  en: "this step prints events of other objects too: a reader's namespace also holds those of earlier examples",
};
const NAME_IT: Localized = {
  ko: '`name`을 적으십시오. 생성된 이름이라면 `run: kubectl describe pods -l <레이블>`을 쓰십시오.',
  en: 'add `name`; for a generated name use `run: kubectl describe pods -l <label>` instead',
};
const FOR_ONE: Localized = {
  ko: '명령에 `--for <종류>/<이름>`을 추가하십시오.',
  en: 'add `--for <type>/<name>` to the command',
};

function unnamed(steps: Example['steps'], path: Path): { path: Path; hint: Localized }[] {
  return steps.flatMap((step, index) => {
    const at = [...path, index];
    const inside = 'do' in step ? unnamed(step.do, [...at, 'do']) : [];
    return [...ofStep(step, at), ...inside];
  });
}

function ofStep(step: Step, path: Path): { path: Path; hint: Localized }[] {
  if (step.verb === 'events')
    return step.events.name === undefined ? [{ path: [...path, 'events'], hint: NAME_IT }] : [];
  const line = step.verb === 'run' ? step.run : step.verb === 'watch' ? step.watch : '';
  const words = splitWords(line);
  if (words[1] !== 'events' || words.some((word) => /^--for(=|$)/.test(word))) return [];
  return [{ path: [...path, step.verb], hint: FOR_ONE }];
}
