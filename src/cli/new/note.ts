import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang, Localized } from '@studylog/check/text';
import { addToList } from '../../config/edit.ts';
import { CONFIG_FILE } from '../../config/file.ts';
import { pagePaths } from '../../site/content-files.ts';
import { SLUG } from '../../text/names.ts';
import { answersTo } from '../ask.ts';
import { today } from '../today.ts';
import { refuseExisting } from '../write-files.ts';
import { inYaml } from '../yaml.ts';
import {
  faultOfList,
  faultOfTaken,
  listOf,
  type Made,
  SLUGS,
  takeOnly,
  textQuestions,
  textsGiven,
  type Wish,
} from './kind.ts';

/** A note in every language, and its place in the reading order. */
export async function newNote(wish: Wish): Promise<Made> {
  const { root, config, lang, values, name } = wish;
  const own = ['title', 'title-ko', 'title-en', 'summary', 'summary-ko', 'summary-en', 'needs', 'after'] as const;
  takeOnly('note', own, values);
  const isNote: Localized = {
    ko: `읽는 순서에 없는 노트입니다. 있는 노트: ${config.notes.join(', ') || '없음'}`,
    en: `no such note in the reading order; there are ${config.notes.join(', ') || 'none'}`,
  };
  const page = (one: Lang, slug: string) => pagePaths('notes', one, slug)[0];
  const paths = (slug: string) => config.languages.flatMap((one) => pagePaths('notes', one, slug));
  const questions = {
    slug: {
      flag: '<name>',
      asked: { ko: '이름, 예를 들어 load-balancer', en: 'Name, such as load-balancer' },
      isRequired: true,
      fault: (answer: string) => (SLUG.test(answer) ? faultOfTaken(root, paths(answer)) : SLUGS),
    },
    ...textQuestions('title', { ko: '제목', en: 'Title' }, wish, true),
    ...textQuestions('summary', { ko: '한두 문장으로 요약', en: 'Summary in one or two sentences' }, wish, true),
    needs: {
      flag: '--needs',
      asked: { ko: '먼저 읽을 노트', en: 'Notes to read before' },
      isRequired: false,
      fault: faultOfList(new RegExp(`^(?:${config.notes.join('|') || '$.'})$`), isNote),
    },
    after: {
      flag: '--after',
      asked: { ko: '읽는 순서에서 어느 노트 뒤에', en: 'After which note in the reading order' },
      isRequired: false,
      ...(config.notes.length > 0 ? { initial: config.notes.at(-1)! } : {}),
      fault: (answer: string) => (config.notes.includes(answer) ? undefined : isNote),
    },
  };
  if (name !== undefined && SLUG.test(name)) refuseExisting(root, paths(name));
  const given = {
    slug: name,
    ...textsGiven('title', wish),
    ...textsGiven('summary', wish),
    needs: values.needs,
    after: values.after,
  };
  const answers: Readonly<Record<string, string>> = await answersTo(questions, given, lang);
  const slug = answers.slug!;
  const created = new Map(config.languages.map((one) => [page(one, slug), noteText(one, answers)]));
  const text = readFileSync(join(root, CONFIG_FILE), 'utf8');
  const after = answers.after === undefined ? {} : { after: answers.after };
  const listed = await addToList(text, { file: CONFIG_FILE, list: 'notes', value: slug, ...after });
  const changed = listed === undefined ? new Map<string, string>() : new Map([[CONFIG_FILE, listed]]);
  return { draft: { created, changed }, next: nextOf(slug, listed !== undefined) };
}

const BODY: Readonly<Record<Lang, string>> = {
  ko: `{/* 이 노트를 읽으면 무엇을 알게 되는지부터 적습니다. 컴포넌트는 이렇게 씁니다.

<Goals>

- 독자가 할 수 있게 될 일

</Goals>

## 매니페스트

<Example id="pod/hello" focus="spec.containers" />

<Run id="pod/hello" />

*/}`,
  en: `{/* Start with what the reader will know afterwards. These are the components that most notes use:

<Goals>

- What the reader will be able to do

</Goals>

## The manifest

<Example id="pod/hello" focus="spec.containers" />

<Run id="pod/hello" />

*/}`,
};

function noteText(lang: Lang, answers: Readonly<Record<string, string>>): string {
  const needs = listOf(answers.needs);
  return [
    '---',
    `title: ${inYaml(answers[`title-${lang}`])}`,
    `summary: ${inYaml(answers[`summary-${lang}`])}`,
    `updated: ${today()}`,
    ...(needs.length > 0 ? [`needs: ${inYaml(needs)}`] : []),
    '---',
    '',
    BODY[lang],
    '',
  ].join('\n');
}

function nextOf(slug: string, isListed: boolean): Localized {
  const order = {
    ko: `  ${CONFIG_FILE}의 \`notes\`에 '${slug}'을(를) 읽는 순서에 맞게 넣으십시오.\n`,
    en: `  Add '${slug}' to \`notes\` in ${CONFIG_FILE}, at its place in the reading order.\n`,
  };
  return {
    ko: `${isListed ? '' : order.ko}  npm run new -- example <주제>/<이름> --in ${slug}\n  npm run dev\n  npm run check`,
    en: `${isListed ? '' : order.en}  npm run new -- example <topic>/<name> --in ${slug}\n  npm run dev\n  npm run check`,
  };
}
