import type { PhrasingContent, RootContent } from 'mdast';
import type { Example } from '../../example/load.ts';
import type { Lang } from '../../text/lang.ts';
import { recordedWhen } from '../evidence.ts';
import { translator } from '../i18n/t.ts';
import { recordedTimeline, stepsThatRan } from '../recorded-timeline.ts';
import { COMPONENTS } from '../replay/components.ts';
import { CHANGES, type Row, rowsOf } from '../replay/rows.ts';
import { secondsOf } from '../replay/words.ts';
import { numberOf, type ShownStep } from '../steps.ts';
import { type Cell, code, heading, list, paragraph, plain, present, table, words } from './nodes.ts';

/** What the cluster did, as the table on the page of an example has it; nothing where nothing is recorded. */
export function timelineNodes(example: Example, lang: Lang): RootContent[] {
  const recorded = recordedTimeline(example);
  if (!recorded) return [];
  const t = translator(lang);
  const { timeline, run, stale } = recorded;
  const ran = stepsThatRan(example, timeline, lang);
  const rows = rowsOf(timeline, lang).map((row): Cell[] => [
    secondsOf(row.at, lang),
    whoOf(row, lang),
    row.what === 'step' ? stepCell(ran[row.step!], t('replayOtherStep')) : whatOf(row, t),
  ]);
  const leftOut = timeline.leftOut.map(({ kind, name, count }) =>
    paragraph(code(`${kind}/${name}`), ` ${t('changesLeftOut', { count })}`),
  );
  return present(
    heading(2, t('timelineTitle')),
    paragraph(recordedWhen(run, stale, t)),
    paragraph(t('replayWriters')),
    table([[t('replayTime'), t('replayWho'), t('replayWhat')], ...rows]),
    leftOut.length > 0 &&
      paragraph(t('timelineLeftOut', { count: timeline.leftOut.reduce((sum, { count }) => sum + count, 0) })),
    ...list(leftOut),
  );
}

const whoOf = ({ component, reporter }: Row, lang: Lang): Cell =>
  reporter === undefined ? COMPONENTS[component][lang] : [...words(`${COMPONENTS[component][lang]} `), code(reporter)];

function stepCell(step: ShownStep | undefined, otherStep: string): Cell {
  if (!step) return otherStep;
  return [...words(`${numberOf(step)}. ${step.say ?? step.sentence} `), code(step.command)];
}

function whatOf({ what, object, words: said, meaning, message, facts }: Row, t: ReturnType<typeof translator>): Cell {
  const change = what in CHANGES ? t(CHANGES[what as keyof typeof CHANGES]) : '';
  const parts: PhrasingContent[][] = [
    object ? [code(`${object.kind}/${object.name}`)] : [],
    ...[change, said, meaning ?? '', message ?? ''].map((text) => (text === '' ? [] : [plain(text)])),
    ...facts.map(([field, value]) => [code(field), plain(`: ${value === '' ? '–' : value}`)]),
  ];
  return parts
    .filter(({ length }) => length > 0)
    .flatMap((part, index) => (index > 0 ? [plain(' · '), ...part] : part));
}
