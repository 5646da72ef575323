import type { Example } from '../example/load.ts';
import { MARKS } from '../example/marks.ts';
import { resultsOf } from '../example/results.ts';
import { WORDS, type Words } from './report/words.ts';
import { OUTCOMES, type RunReport, type StepResult } from './result.ts';

type Judged = StepResult & { readonly outcome: 'passed' | 'failed' };

/** A step on which two engines disagree. Steps that either skips are no disagreement. */
export interface Disagreement {
  readonly id: string;
  /** `examples/pod/echo/example.yaml:5:5` */
  readonly place: string;
  readonly verb: string;
  readonly outcomes: readonly ({ readonly engine: string } & Pick<Judged, 'outcome' | 'reason'>)[];
}

/** Compare two reports step by step; what follows a failure on either side is not judged. */
export function compare(examples: readonly Example[], left: RunReport, right: RunReport): Disagreement[] {
  return examples.flatMap((example) => {
    const [a, b] = [left, right].map((report) => report.examples.find(({ id }) => id === example.id)?.steps ?? []);
    const others = resultsOf(a!, b!);
    return a!.flatMap((step, position) => {
      const other = others[position];
      if (!other || !isJudged(step) || !isJudged(other) || step.outcome === other.outcome) return [];
      const outcomes = [
        { engine: left.engine.engine, ...summary(step) },
        { engine: right.engine.engine, ...summary(other) },
      ];
      return [{ id: example.id, place: `${example.file}:${step.line}:${step.column}`, verb: step.verb, outcomes }];
    });
  });
}

function isJudged(step: StepResult): step is Judged {
  return step.outcome === 'passed' || step.outcome === 'failed';
}

function summary({ outcome, reason }: Judged): Pick<Judged, 'outcome' | 'reason'> {
  return { outcome, ...(reason === undefined ? {} : { reason }) };
}

/** Examples that either engine skipped as a whole, with its reason: nothing about them was compared. */
export function notCompared(reports: readonly RunReport[], words: Words = WORDS.en): string[] {
  return reports.flatMap(({ engine, examples }) =>
    examples
      .filter(({ outcome }) => outcome === 'skipped')
      .map(({ id, reason }) => {
        const why = words.exampleSkippedOn(id, engine.engine, reason![words.lang]);
        return `${MARKS.never.sign} ${why}`;
      }),
  );
}

/** The list for people; says so when there is nothing to list. */
export function formatDisagreements(
  disagreements: readonly Disagreement[],
  engines: readonly string[],
  words: Words = WORDS.en,
): string {
  if (disagreements.length === 0) return words.agree(engines);
  const { lang } = words;
  return disagreements
    .map(({ place, verb, outcomes }) =>
      [
        `${place}: ${verb}`,
        ...outcomes.map(
          ({ engine, outcome, reason }) =>
            `    ${engine}: ${OUTCOMES[outcome][lang]}${reason ? `, ${reason[lang]}` : ''}`,
        ),
      ].join('\n'),
    )
    .join('\n');
}
