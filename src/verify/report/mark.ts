import type { Lang } from '@studylog/check/text';
import type { EngineInfo } from '../../cluster/engine.ts';
import { MARK_NAMES, MARKS, type Mark } from '../../example/marks.ts';
import { usesStandIns } from '../../example/verified.ts';
import type { ExampleResult } from '../result.ts';

/** The mark of an example that ran: the one that its page gets when this run is recorded, or of what is never recorded. */
export function markOf(
  { outcome, images }: Pick<ExampleResult, 'outcome' | 'images'>,
  { engine, nodeImage }: Pick<EngineInfo, 'engine' | 'nodeImage'>,
  { broken }: { readonly broken?: unknown } = {},
): Mark {
  if (outcome === 'failed') return 'failed';
  if (outcome === 'skipped') return 'never';
  if (broken !== undefined) return 'fails';
  if (engine === 'embedded') return 'simulated';
  return usesStandIns({ images, ...(nodeImage ? { nodeImage } : {}) }) ? 'stand-ins' : 'verified';
}

/** How many results wear which mark, in the order of the table: «≈ Simulated 32, ◇ Fails as intended 13». */
export function countMarks(marks: readonly Mark[], lang: Lang): string {
  return MARK_NAMES.map((mark) => [mark, marks.filter((one) => one === mark).length] as const)
    .filter(([, count]) => count > 0)
    .map(([mark, count]) => `${MARKS[mark].sign} ${MARKS[mark].word[lang]} ${count}`)
    .join(', ');
}
