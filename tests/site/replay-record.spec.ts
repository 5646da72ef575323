import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DefaultTreeAdapterTypes as Html } from 'parse5';
import { attribute, type BuiltPage, builtPage, textContent } from './built-page.ts';
import { type Recorded, recordOf } from './recorded.ts';
import { expect, ROOT, SITES, test } from './sites.ts';

const WHAT = { '+': 'added', '~': 'modified', '-': 'deleted' } as const;
const examples = globSync('examples/*/*/timeline.json', { cwd: ROOT }).map((file) =>
  dirname(file).replace(/^examples\W/, ''),
);

const having = ({ elements }: BuiltPage, name: string) => elements.filter((one) => attribute(one, name) !== undefined);
const countOf = ({ elements }: BuiltPage, name: string) => {
  const all = elements.filter((one) => attribute(one, 'class')?.split(' ').includes(name));
  // The legend has one of each mark, in a drawing of its own.
  return all.filter(({ parentNode }) => (parentNode as Html.Element).attrs?.some(({ value }) => value === 'track'))
    .length;
};

for (const lang of ['ko', 'en'] as const) {
  test(`every page of an example has all of its record and nothing else (${lang})`, () => {
    expect(examples.length).toBeGreaterThan(40);
    for (const id of examples) {
      const record = recordOf(id);
      const page = builtPage(SITES.project, `${lang === 'en' ? '/en' : ''}/examples/${id}/`)!;
      if (record.changes.length + record.leftOut.length === 0) {
        expect(having(page, 'data-row').length, id).toBe(0);
        continue;
      }
      const rows = having(page, 'data-row');
      const said = rows.map((row) =>
        [attribute(row, 'data-row'), attribute(row, 'data-at'), attribute(row, 'data-object')].join(' '),
      );
      const nameOf = ({ kind, name }: { kind: string; name: string }) => `${kind}/${name}`;
      const recorded = [
        ...record.steps.map(([at]) => `step ${at} `),
        ...record.changes.map(([at, sign, object]) => `${WHAT[sign]} ${at} ${nameOf(record.objects[object]!)}`),
        ...record.events.map(([at, report]) => `event ${at} ${nameOf(record.reports[report]!.about)}`),
        ...record.requests.map(([, until, answer]) => `request ${until} Service/${record.answers[answer]!.to}`),
      ];
      expect(said.toSorted(), id).toEqual(recorded.toSorted());
      expect(missingTexts(record, rows), id).toEqual([]);
      expect(missingFacts(record, rows), id).toEqual([]);
      expectPicture(record, page, id);
      for (const { kind, name } of record.leftOut) expect(page.html, id).toContain(`${kind}/${name}`);
    }
  });
}

/** What rows of events and requests should say and do not. */
function missingTexts(record: Recorded, rows: readonly Html.Element[]): string[] {
  const texts = Map.groupBy(rows, (row) => `${attribute(row, 'data-row')} ${attribute(row, 'data-at')}`);
  const lacks = (key: string, parts: readonly (string | number | undefined)[]) =>
    texts.get(key)?.some((row) => parts.every((part) => part === undefined || textContent(row).includes(String(part))))
      ? []
      : [`${key}: ${parts}`];
  return [
    ...record.events.flatMap(([at, report, count]) => {
      const { component, reason, message } = record.reports[report]!;
      return lacks(`event ${at}`, [component, reason, message, count > 1 ? `×${count}` : undefined]);
    }),
    ...record.requests.flatMap(([at, until, answer, count]) => {
      const [sent, ended] = [at, until].map((time) => (time / 1000).toFixed(2));
      const { path, status, pod } = record.answers[answer]!;
      return lacks(`request ${until}`, [path, status, pod, count > 1 ? count : undefined, sent === ended ? '' : sent]);
    }),
  ];
}

/** What is new in a state, a value beside its path, that the row of the change does not say. */
function missingFacts(record: Recorded, rows: readonly Html.Element[]): string[] {
  const before = new Map<number, ReadonlySet<string>>();
  const left = rows.filter((row) => ['added', 'modified', 'deleted'].includes(attribute(row, 'data-row')!));
  return record.changes.flatMap(([at, sign, object, state]) => {
    const { kind, name } = record.objects[object]!;
    const place = left.findIndex(
      (row) => attribute(row, 'data-at') === String(at) && attribute(row, 'data-object') === `${kind}/${name}`,
    );
    const text = textContent(left.splice(place, 1)[0]!);
    const values = [...valuesOf(record.states[state]!)];
    // The file has an object twice where it got another owner.
    const same = record.objects.findIndex((other) => other.kind === kind && other.name === name);
    const old = before.get(same) ?? new Set();
    before.set(same, new Set(sign === '-' ? [] : values.map((pair) => pair.join('='))));
    return values
      .filter((pair) => !old.has(pair.join('=')) && !text.includes(pair[1]))
      .map(([path, value]) => `${at} ${kind}/${name} ${path}: ${value}`);
  });
}

/** Each text and number in a state and its path, in which the place in a list does not count. */
function* valuesOf(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (key !== 'kind') yield* valuesOf(inner, Array.isArray(value) ? path : `${path}.${key}`);
  } else if (typeof value !== 'boolean') yield [path, String(value)];
}

/** Every object has a lane, but EndpointSlices whose Service has one; every event and request a mark. */
function expectPicture(record: Recorded, page: BuiltPage, id: string): void {
  const lanes = having(page, 'data-lane').map((lane) => attribute(lane, 'data-lane')!);
  const isThere = ({ kind, name }: { kind: string; name: string }) =>
    record.changes.some(
      ([, , object]) => record.objects[object]!.kind === kind && record.objects[object]!.name === name,
    );
  const own = record.objects.filter(
    ({ kind, owner }) => !(kind === 'EndpointSlice' && owner?.kind === 'Service' && isThere(owner)),
  );
  const expected = new Set([
    ...own.map(({ kind, name }) => `${kind}/${name}`),
    ...record.reports.map(({ about: { kind, name } }) => `${kind}/${name}`),
    ...record.answers.map(({ to }) => `requests/${to}`),
  ]);
  expect(lanes.toSorted(), id).toEqual([...expected].toSorted());
  expect(countOf(page, 'event') + countOf(page, 'event-warning'), id).toBe(record.events.length);
  expect(countOf(page, 'answered') + countOf(page, 'failed'), id).toBe(record.requests.length);
  expect(
    page.elements.filter((one) => attribute(one, 'class')?.startsWith('step-bar')),
    id,
  ).toHaveLength(record.steps.length);
}

test('the Markdown beside a page has the same rows as the page', () => {
  for (const id of ['pod/echo', 'deployment/rolling-update', 'pod/broken-image']) {
    const file = join(SITES.project, 'examples', id, 'index.md');
    expect(existsSync(file)).toBe(true);
    const table = readFileSync(file, 'utf8').split('클러스터에서 일어난 일')[1]!;
    const lines = table.split('\n').filter((line) => /^\| *[\d\\.]+초/.test(line));
    const { steps, changes, events, requests } = recordOf(id);
    expect(lines, id).toHaveLength(steps.length + changes.length + events.length + requests.length);
  }
});

test('what others wrote into a record is text on the page, and what nobody sees has its code', () => {
  const page = builtPage(SITES.fixture, '/examples/pod/echo/')!;
  const row = having(page, 'data-row').find((one) => textContent(one).includes('kcab'))!;
  expect(textContent(row)).toContain('kcab <b>');
  const isIn = (one: Html.Element): boolean =>
    one === row || ('tagName' in (one.parentNode ?? {}) && isIn(one.parentNode as Html.Element));
  expect(page.elements.filter((one) => one.tagName === 'b' && isIn(one)).length).toBe(0);
  const codes = page.elements.filter((one) => attribute(one, 'data-code') === 'U+202E');
  expect(codes.length).toBeGreaterThan(0);
  for (const one of having(page, 'aria-label')) expect(attribute(one, 'aria-label')).not.toContain('\u202e');
});
