import { nearest } from '@studylog/check/text';
import { exampleWith } from '../../example/by-id.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Example } from '../../example/load.ts';
import { allSteps } from '../../example/results.ts';
import type { Page } from '../content.ts';
import { exampleStages } from '../drawing/stages.ts';
import type { ExampleUse } from '../example-use.ts';
import { focusLines } from '../focus.ts';
import { isSetUpPart, SET_UP_PARTS } from '../set-up.ts';
import type { Project } from './project.ts';

/** Every example that a page embeds exists, with the file and the field paths that it names. */
export function checkExamples(project: Project): Diagnostic[] {
  return project.pages.flatMap((page) => page.uses.flatMap((use) => checkUse(page, use, project)));
}

/** What to say where a page names an example that is not there. */
export function noExample(id: string, ids: ReadonlySet<string>): Pick<Diagnostic, 'message' | 'hint'> {
  const meant = nearest(id, ids);
  const hint = meant
    ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
    : {
        ko: `examples/${id}/ 폴더에 manifest.yaml과 example.yaml을 만드십시오.`,
        en: `create examples/${id}/manifest.yaml and example.yaml`,
      };
  return { message: { ko: `"${id}" 예제가 없습니다.`, en: `there is no example "${id}"` }, hint };
}

/** The ids of all examples. */
export const exampleIds = ({ examples, unread }: Pick<Project, 'examples' | 'unread'>): ReadonlySet<string> =>
  new Set([...examples.map(({ id }) => id), ...unread.examples]);

function checkUse({ file }: Page, use: ExampleUse, project: Project): Diagnostic[] {
  const at = (attribute: string) => use.at[attribute] ?? { line: use.line, column: use.column };
  const example = exampleWith(use.id, project.examples);
  if (project.unread.examples.includes(use.id)) return [];
  if (!example) return [{ file, ...at('id'), ...noExample(use.id, exampleIds(project)) }];
  if (use.component === 'Setup') return checkSetUp(file, use, example);
  if (use.component === 'Output') return checkOutput(file, use, example);
  const name = use.file ?? example.files[0]!.name;
  const source = example.files.find((candidate) => candidate.name === name);
  if (!source) {
    const names = example.files.map((candidate) => candidate.name).join(', ');
    const hint = { ko: `이 예제에 있는 파일: ${names}`, en: `its files are ${names}` };
    const message = {
      ko: `"${use.id}" 예제에 "${name}" 파일이 없습니다.`,
      en: `the example "${use.id}" has no file "${name}"`,
    };
    return [{ file, ...at('file'), message, hint }];
  }
  if (use.component === 'Drawing' && exampleStages(example, use.file).length === 0) {
    const message = {
      ko: `"${use.id}" 예제에는 그릴 오브젝트가 없습니다.`,
      en: `the example "${use.id}" has no object to draw`,
    };
    const hint = {
      ko: '`kind`가 있는 YAML 파일을 `file`에 적거나, <Drawing>을 지우십시오.',
      en: 'set `file` to a YAML file that has a `kind`, or delete the <Drawing>',
    };
    return [{ file, ...at('id'), message, hint }];
  }
  return use.focus.flatMap((path) => {
    const focus = focusLines(source.manifest, path);
    if (focus.problem === undefined) return [];
    const message = {
      ko: `${source.path}의 focus: ${focus.problem.ko}`,
      en: `focus in ${source.path}: ${focus.problem.en}`,
    };
    return [{ file, ...at('focus'), message, hint: focus.hint }];
  });
}

/** An output is that of a command that the example runs. */
function checkOutput(file: string, use: ExampleUse, { steps }: Example): Diagnostic[] {
  const { id, command = '', at } = use;
  const commands = allSteps(steps).flatMap(({ step }) => (step.verb === 'run' ? [step.run] : []));
  if (commands.includes(command)) return [];
  const message = {
    ko: `"${id}" 예제에 "${command}" 명령을 실행하는 단계가 없습니다.`,
    en: `no step of the example "${id}" runs "${command}"`,
  };
  const hint = {
    ko: `이 예제가 실행하는 명령: ${commands.join(', ') || '없음'}`,
    en: `its commands are: ${commands.join(', ') || 'none'}`,
  };
  return [{ file, ...(at.command ?? use), message, hint }];
}

/** A set-up is that of an example with the configuration of a cluster, and names a part that there is. */
function checkSetUp(file: string, { id, part = '', at }: ExampleUse, { cluster }: Example): Diagnostic[] {
  const place = (attribute: string) => at[attribute] ?? { line: 1, column: 1 };
  if (cluster === undefined) {
    const message = {
      ko: `"${id}" 예제에는 클러스터의 설정이 없습니다.`,
      en: `the example "${id}" has no cluster configuration`,
    };
    const hint = {
      ko: `example.yaml에 \`cluster: kind.yaml\`을 적거나, 설정이 있는 예제를 적으십시오.`,
      en: 'write `cluster: kind.yaml` in its example.yaml, or use an example that has one',
    };
    return [{ file, ...place('id'), message, hint }];
  }
  if (isSetUpPart(part)) return [];
  const message = { ko: `<Setup>에 "${part}" 부분은 없습니다.`, en: `<Setup> has no part "${part}"` };
  const meant = nearest(part, SET_UP_PARTS);
  const hint = meant
    ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
    : { ko: `쓸 수 있는 부분: ${SET_UP_PARTS.join(', ')}`, en: `its parts are ${SET_UP_PARTS.join(', ')}` };
  return [{ file, ...place('part'), message, hint }];
}

/** Every example is embedded by a page in every language, and not as a drawing or an output alone; one that nobody can read about is forgotten work. */
export function checkUnused({ pages, examples, unread, config: { languages } }: Project): Diagnostic[] {
  // Any of them may embed it.
  if (unread.pages.length > 0) return [];
  const embedded = new Set(
    pages.flatMap(({ lang, uses }) =>
      uses
        .filter(({ component }) => component !== 'Drawing' && component !== 'Output')
        .map(({ id }) => `${lang} ${id}`),
    ),
  );
  return examples.flatMap((example) => {
    const lacking = languages.filter((lang) => !embedded.has(`${lang} ${example.id}`));
    if (lacking.length === 0) return [];
    const folders = lacking.map((lang) => `content/notes/${lang}/`);
    const message = {
      ko: `${folders.join(', ')}의 어느 글에도 "${example.id}" 예제가 실려 있지 않습니다.`,
      en: `no page in ${folders.join(' and ')} embeds the example "${example.id}"`,
    };
    const hint = {
      ko: `노트에 <Example id="${example.id}" /> 컴포넌트를 넣거나, 예제의 폴더를 지우십시오.`,
      en: `put <Example id="${example.id}" /> in a note, or delete the folder`,
    };
    return [{ file: example.file, line: 1, column: 1, message, hint }];
  });
}
