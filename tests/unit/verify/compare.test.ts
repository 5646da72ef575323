import { type Localized, verbatim } from '@studylog/check/text';
import { describe, expect, it } from 'vitest';
import { compare, formatDisagreements, notCompared } from '../../../src/verify/compare.ts';
import { WORDS } from '../../../src/verify/report/words.ts';
import type { ExampleResult, RunReport, StepResult } from '../../../src/verify/result.ts';
import { exampleOf } from './steps/row.ts';

const EXAMPLES = [exampleOf([{ apply: 'manifest.yaml' }, { http: { service: 'echo' } }])];
const OUTCOMES = ['passed', 'failed', 'skipped', 'not-run'] as const;
type Outcome = (typeof OUTCOMES)[number];

function report(engine: 'embedded' | 'kind', outcomes: readonly Outcome[], reason?: string): RunReport {
  const steps = outcomes.map((outcome, index): StepResult => {
    const why = outcome === 'failed' && reason !== undefined ? { reason: verbatim(reason) } : {};
    return {
      index: String(index),
      digest: EXAMPLES[0]!.steps[index]!.digest,
      verb: 'http',
      outcome,
      seconds: 1,
      checks: 1,
      line: 10 + index,
      column: 5,
      ...why,
    };
  });
  const example: ExampleResult = {
    id: 'cases/case',
    outcome: 'passed',
    seconds: 1,
    steps,
    images: [],
    requests: [],
    timeline: [],
  };
  const info = { engine, kubernetes: 'v1.36.3', architecture: 'amd64', tool: engine };
  return { engine: info, startedAt: '', seconds: 1, spent: {} as RunReport['spent'], examples: [example] };
}

describe('two engines', () => {
  it.each(OUTCOMES.flatMap((left) => OUTCOMES.map((right) => [left, right] as const)))(
    '%s on one and %s on the other',
    (left, right) => {
      const disagree = [left, right].toSorted().join() === 'failed,passed';
      const found = compare(EXAMPLES, report('embedded', [left]), report('kind', [right]));
      expect(found).toHaveLength(disagree ? 1 : 0);
    },
  );

  it('disagree with the place of the step and what each says', () => {
    const found = compare(
      EXAMPLES,
      report('embedded', ['passed', 'passed']),
      report('kind', ['passed', 'failed'], 'refused'),
    );
    expect(found).toStrictEqual([
      {
        id: 'cases/case',
        place: 'examples/cases/case/example.yaml:11:5',
        verb: 'http',
        outcomes: [
          { engine: 'embedded', outcome: 'passed' },
          { engine: 'kind', outcome: 'failed', reason: verbatim('refused') },
        ],
      },
    ]);
    expect(formatDisagreements(found, ['embedded', 'kind'])).toBe(
      'examples/cases/case/example.yaml:11:5: http\n    embedded: passed\n    kind: failed, refused',
    );
  });

  it('have every disagreement on lines of its own', () => {
    const found = compare(EXAMPLES, report('embedded', ['passed', 'failed']), report('kind', ['failed', 'passed']));
    expect(formatDisagreements(found, ['embedded', 'kind']).split('\n')).toEqual([
      'examples/cases/case/example.yaml:10:5: http',
      '    embedded: passed',
      '    kind: failed',
      'examples/cases/case/example.yaml:11:5: http',
      '    embedded: failed',
      '    kind: passed',
    ]);
  });

  it('disagree on the example whose step it is', () => {
    const second = { ...EXAMPLES[0]!, id: 'cases/second' };
    const of = (engine: 'embedded' | 'kind', ...outcomes: readonly Outcome[]): RunReport => {
      const reports = outcomes.map((outcome) => report(engine, [outcome]));
      const examples = reports.map(({ examples }, at) => ({ ...examples[0]!, id: [EXAMPLES[0]!, second][at]!.id }));
      return { ...reports[0]!, examples };
    };
    const found = (right: RunReport) =>
      compare([EXAMPLES[0]!, second], of('embedded', 'passed', 'passed'), right).map(({ id }) => id);
    expect(found(of('kind', 'passed', 'failed'))).toEqual(['cases/second']);
    expect(found(of('kind', 'failed', 'passed'))).toEqual(['cases/case']);
    expect(found(of('kind', 'failed'))).toEqual(['cases/case']);
  });

  it('are said not to have been compared on an example that either skipped as a whole', () => {
    const skipping = (engine: 'embedded' | 'kind', reason: Localized): RunReport => {
      const { examples, ...rest } = report(engine, ['skipped']);
      return { ...rest, examples: [...examples, { ...examples[0]!, id: 'cases/other', outcome: 'skipped', reason }] };
    };
    const reports = [
      skipping('embedded', { ko: '이유', en: 'why' }),
      skipping('kind', { ko: '다른 이유', en: 'another reason' }),
    ];
    expect(notCompared(reports)).toEqual([
      '□ cases/other was skipped on embedded: why',
      '□ cases/other was skipped on kind: another reason',
    ]);
    expect(notCompared(reports, WORDS.ko)).toEqual([
      '□ cases/other: embedded에서 예제 전체를 건너뛰었습니다: 이유',
      '□ cases/other: kind에서 예제 전체를 건너뛰었습니다: 다른 이유',
    ]);
    expect(notCompared([report('embedded', ['passed']), report('kind', ['skipped'])])).toEqual([]);
  });

  it('are listed in Korean too', () => {
    const found = compare(EXAMPLES, report('embedded', ['passed']), report('kind', ['failed'], '이유'));
    expect(formatDisagreements(found, ['embedded', 'kind'], WORDS.ko)).toBe(
      'examples/cases/case/example.yaml:10:5: http\n    embedded: 통과\n    kind: 실패, 이유',
    );
  });

  it('agree where only one ran an example or a step', () => {
    expect(compare(EXAMPLES, report('embedded', ['passed', 'passed']), report('kind', ['passed']))).toEqual([]);
    const none = { ...report('kind', []), examples: [] };
    expect(compare(EXAMPLES, report('embedded', ['passed']), none)).toEqual([]);
    expect(compare(EXAMPLES, none, report('embedded', ['passed']))).toEqual([]);
  });

  it('are said to agree when they do', () => {
    expect(formatDisagreements([], ['embedded', 'kind'])).toBe(
      'embedded and kind agree on every step that both can run',
    );
  });
});
