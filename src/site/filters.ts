import type { Example } from '../example/load.ts';
import { MARKS } from '../example/marks.ts';
import { objectsIn } from '../example/objects.ts';
import type { Lang } from '../text/lang.ts';
import { topicName } from './data.ts';
import { evidenceOf } from './evidence.ts';
import type { Translate } from './i18n/t.ts';

/** One field of a filter: its name is the attribute of what it filters and the parameter of the address. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** What an example is filtered by, each value a word without spaces. */
export function facetsOf(example: Example) {
  return {
    topic: [example.topic],
    kind: [...new Set(example.files.flatMap((file) => objectsIn(file).map(({ kind }) => kind)))],
    state: [evidenceOf(example).mark],
    engine: [...new Set((example.verified?.runs ?? []).map(({ engine }) => engine))],
  };
}

/** The attributes of an element that a filter shows or hides. */
export function filterable(facets: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const attributes = Object.entries(facets).map(([name, values]) => [`data-${name}`, values.join(' ')]);
  return { 'data-filtered': '', ...Object.fromEntries(attributes) };
}

/** The fields by which examples are filtered; one that could take only one value is left out. */
export function exampleFields(examples: readonly Example[], lang: Lang, t: Translate): FilterField[] {
  const facets = examples.map(facetsOf);
  const valuesOf = (name: keyof (typeof facets)[number]) => [...new Set<string>(facets.flatMap((all) => all[name]))];
  const marks = Object.keys(MARKS) as (keyof typeof MARKS)[];
  const field = (name: string, label: string, values: readonly string[], textOf = (value: string) => value) => ({
    name,
    label,
    options: values.map((value) => ({ value, text: textOf(value) })),
  });
  const states = valuesOf('state');
  return [
    field('topic', t('filterTopic'), valuesOf('topic'), (topic) => topicName(topic, lang)),
    field('kind', t('filterKind'), valuesOf('kind').sort()),
    {
      name: 'state',
      label: t('state'),
      options: marks
        .filter((mark) => states.includes(mark))
        .map((mark) => ({ value: mark, text: MARKS[mark].word[lang] })),
    },
    field('engine', t('filterEngine'), valuesOf('engine').sort()),
  ].filter(({ options }) => options.length > 1);
}
