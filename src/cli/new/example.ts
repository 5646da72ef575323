import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Lang, type Localized, misuse, nearest } from '@studylog/check/text';
import { simulationOf } from '../../cluster/embedded/node.ts';
import type { Config } from '../../config/config.ts';
import { isAllowedImage } from '../../config/images.ts';
import { readOwnFile } from '../../example/own-files.ts';
import { pagePaths } from '../../site/content-files.ts';
import { EXAMPLE_ID, MOST_LETTERS } from '../../text/names.ts';
import { answersTo } from '../ask.ts';
import { refuseExisting } from '../write-files.ts';
import { configMap, type ExampleFiles, type ExampleTexts, respondingPod, runningPod } from './example-files.ts';
import { faultOfTaken, type Made, takeOnly, textIn, textQuestions, textsGiven, type Wish } from './kind.ts';

/** An example whose expectations pass as they are, and where a page shows it. */
export async function newExample(wish: Wish): Promise<Made> {
  const { root, config, lang, values, name } = wish;
  takeOnly('example', ['title', 'title-ko', 'title-en', 'summary', 'summary-ko', 'summary-en', 'in'], values);
  const page = values.in === undefined ? undefined : pageFiles(root, values.in, config);
  const folder = (id: string) => `examples/${id}`;
  const questions = {
    id: {
      flag: '<topic>/<name>',
      asked: {
        ko: '주제와 이름, 예를 들어 service/load-balancer',
        en: 'Topic and name, such as service/load-balancer',
      },
      isRequired: true,
      fault: (answer: string) => (EXAMPLE_ID.test(answer) ? faultOfTaken(root, [folder(answer)]) : ID),
    },
    ...textQuestions('title', { ko: '제목', en: 'Title' }, wish, false),
    ...textQuestions('summary', { ko: '한두 문장으로 요약', en: 'Summary in one or two sentences' }, wish, false),
  };
  if (name !== undefined && EXAMPLE_ID.test(name)) refuseExisting(root, [folder(name)]);
  const given = { id: name, ...textsGiven('title', wish), ...textsGiven('summary', wish) };
  const answers: Readonly<Record<string, string>> = await answersTo(questions, given, lang);
  const id = answers.id!;
  const files = await filesFor(root, id, config, {
    ...textIn('title', answers, config),
    ...textIn('summary', answers, config),
  });
  return {
    draft: {
      created: new Map(files.map(([file, text]) => [`${folder(id)}/${file}`, text])),
      changed: new Map((page?.files ?? []).map((file) => [file, shownIn(root, file, id, page!.isNote)])),
    },
    next: nextOf(id, page !== undefined),
  };
}

const ID: Localized = {
  ko: `주제와 이름은 소문자, 숫자, 하이픈으로 적고 /로 나누며, 합쳐서 ${MOST_LETTERS}자 이하여야 합니다. 예: service/load-balancer`,
  en: `expected a topic and a name in lowercase letters, digits and hyphens, at most ${MOST_LETTERS} characters together, such as service/load-balancer`,
};

/** The files of an example with the best image that the log allows and the simulated cluster can run. */
async function filesFor(root: string, id: string, config: Config, texts: Partial<ExampleTexts>): Promise<ExampleFiles> {
  const name = objectName(id);
  const { languages } = config;
  const { images } = await simulationOf(root);
  const isAllowed = (image: string) => isAllowedImage(image, id, config);
  if (isAllowed('hashicorp/http-echo:1.0')) return respondingPod(name, languages, texts);
  const image = images.flatMap(({ names, tags }) => `${names[0]}:${tags[0]}`).find(isAllowed);
  return image === undefined ? configMap(name, languages, texts) : runningPod(name, image, languages, texts);
}

/** A name that YAML reads as a text and a Service may have: it starts with a letter. */
function objectName(id: string): string {
  const [topic = '', name = ''] = id.split('/');
  return (
    [name, `${topic}-${name}`].find((one) => /^[a-z]/.test(one) && !RESERVED.test(one)) ??
    `example-${name}`.slice(0, MOST_LETTERS)
  );
}
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/;

/**
 * The files of a page in every language.
 * @throws Fault where there is none.
 */
function pageFiles(root: string, page: string, { languages, notes }: Config) {
  const isNote = !/^\d{4}-\d\d-\d\d$/.test(page);
  const inLang = (lang: Lang) => pagePaths(isNote ? 'notes' : 'log', lang, page);
  const files = languages.map((lang) => inLang(lang).find((path) => existsSync(join(root, path))));
  const found = files.filter((file) => file !== undefined);
  if (found.length === languages.length) return { isNote, files: found };
  const meant = isNote ? nearest(page, notes) : undefined;
  const missing = inLang(languages[files.indexOf(undefined)]!)[0]!;
  throw misuse({
    ko: `--in: ${missing} 파일이 없습니다.${meant ? ` 혹시 ${meant}입니까?` : ''}`,
    en: `--in: there is no ${missing}${meant ? `; did you mean ${meant}?` : ''}`,
  });
}

/** A page with the example at its end. The steps are shown in a note; a log entry shows the manifest alone. */
function shownIn(root: string, file: string, id: string, isNote: boolean): string {
  const before = readOwnFile(root, join(root, file)).toString('utf8').trimEnd();
  return `${before}\n\n<Example id="${id}" />\n${isNote ? `\n<Run id="${id}" />\n` : ''}`;
}

function nextOf(id: string, isShown: boolean): Localized {
  const show = {
    ko: `  노트에 예제를 실으십시오. 모든 언어에 같은 예제가 있어야 합니다: <Example id="${id}" />와 <Run id="${id}" />\n`,
    en: `  Show it in a note, in every language: <Example id="${id}" /> and <Run id="${id}" />\n`,
  };
  const steps = `npm run check -- examples/${id}\n  npm run verify -- ${id}\n  npm run verify -- ${id} --mutate`;
  return {
    ko: `${isShown ? '' : show.ko}  매니페스트와 기대 결과를 고치고, 클러스터 없이 실행해 보십시오:\n  ${steps}`,
    en: `${isShown ? '' : show.en}  Change the manifest and its expectations, and try them without a cluster:\n  ${steps}`,
  };
}
