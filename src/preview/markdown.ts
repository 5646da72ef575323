import { MARKS } from '../example/marks.ts';
import type { PreviewReport } from './report.ts';

/** By this the comment of the run before is found again, and replaced. */
export const COMMENT_MARK = '<!-- studylog preview -->';

/** How many names one line lists. */
const SHOWN = 20;

/** Each line is in both languages: who reads a pull request is not asked for theirs. */
const WORDS = {
  title: '미리 보기 / Preview',
  pages: '페이지 / Pages',
  examples: '예제 / Examples',
  evidence: '증거 / Evidence',
  findings: '지적 / Findings',
  firstView: '첫 화면(gzip) / First view (gzip)',
  site: '사이트 전체 / Whole site',
  changed: '바뀐 것 / changed',
  expected: '예상한 것 / expected',
  waived: '허용한 것 / waived',
  of: '한도 / limit',
  tooMuch: '⚠ 한도를 넘었습니다 / over the limit',
  changedExamples: '바뀐 예제 / Changed examples',
} as const;

const HOW = `사이트를 보려면 아래 실행의 \`site\` 아티팩트를 이 저장소 클론의 \`dist/\`에 풀고 \`npm run serve\`를 실행하십시오.
To look at the site, extract the artifact \`site\` of the run below into \`dist/\` of a clone of this repository, and run \`npm run serve\`.`;

/** The comment on a pull request, in Markdown. Whatever it shows of a report is a number, or a name within backticks. */
export function markdown({ pages, examples, findings, firstViews, site }: PreviewReport): string {
  const marks = Object.entries(examples.marks);
  const evidence = marks
    .filter(([, count]) => count > 0)
    .map(
      ([mark, count]) =>
        `${MARKS[mark as keyof typeof MARKS].sign} ${MARKS[mark as keyof typeof MARKS].word.en} ${count}`,
    );
  const rows = [
    [WORDS.pages, `${pages.count}; ${WORDS.changed}: ${listed(pages.changed)}`],
    [WORDS.examples, `${examples.count}; ${WORDS.changed}: ${examples.changed.length}`],
    [WORDS.evidence, evidence.join(', ') || '0'],
    [WORDS.findings, `${WORDS.expected} ${findings.expected}, ${WORDS.waived} ${findings.waived}`],
    ...firstViews.map(({ page, ...weight }) => [WORDS.firstView, `\`${page}\` ${against(weight, 'B', 1)}`]),
    [WORDS.site, against(site, 'MB', 1_000_000)],
  ];
  return [
    COMMENT_MARK,
    `### ${WORDS.title}`,
    '',
    '| | |',
    '| --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ...changedExamples(examples.changed),
    '',
    HOW,
    '',
  ].join('\n');
}

function changedExamples(changed: PreviewReport['examples']['changed']): string[] {
  if (changed.length === 0) return [];
  const rows = changed
    .slice(0, SHOWN)
    .map(
      ({ id, mark, findings, waived }) =>
        `| \`${id}\` | ${MARKS[mark].sign} ${MARKS[mark].word.en} | ${listed(findings)} | ${listed(waived)} |`,
    );
  const more = changed.length > SHOWN ? ['', `+ ${changed.length - SHOWN}`] : [];
  const head = `| ${WORDS.changedExamples} | ${WORDS.evidence} | ${WORDS.findings} | ${WORDS.waived} |`;
  return ['', head, '| --- | --- | --- | --- |', ...rows, ...more];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  if (names.length > SHOWN) shown.push(`+ ${names.length - SHOWN}`);
  return shown.join(', ') || '0';
}

function against({ bytes, limit }: { bytes: number; limit: number }, unit: string, size: number): string {
  const number = (value: number) => (value / size).toLocaleString('en', { maximumFractionDigits: 1 });
  const said = `${number(bytes)} ${unit}, ${WORDS.of} ${number(limit)} ${unit}`;
  return bytes > limit ? `${said} ${WORDS.tooMuch}` : said;
}
