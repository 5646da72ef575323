import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import type { VerifiedRun } from '../../../src/example/verified.ts';
import { FAILURE_FORM, failureReportAddress } from '../../../src/site/failure-report.ts';

const FORMS = join(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE');
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string };
  }[];
}
const form = (name: string) => load(readFileSync(join(FORMS, name), 'utf8')) as Form;

const EXAMPLE = {
  id: 'pod/echo',
  files: [
    { name: 'manifest.yaml', digest: 'a'.repeat(64) },
    { name: 'v2.yaml', digest: 'b'.repeat(64) },
  ] as never,
  expectationsDigest: 'c'.repeat(64),
};
const RUN = {
  engine: 'kind',
  kubernetes: 'v1.36.4',
  architecture: 'amd64',
  date: '2026-11-30T01:45:27.421Z',
} as VerifiedRun;
const REPOSITORY = 'https://github.com/owner/log';

it('fills in the id, the digests, the version and the state, in the language of the page', () => {
  const address = new URL(failureReportAddress(REPOSITORY, EXAMPLE, { mark: 'verified', run: RUN }, 'ko'));
  expect(address.origin + address.pathname).toBe('https://github.com/owner/log/issues/new');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    template: 'example-failed.yml',
    title: 'pod/echo 예제가 실패했습니다',
    example: 'pod/echo',
    digest: `manifest.yaml sha256:${'a'.repeat(64)}\nv2.yaml sha256:${'b'.repeat(64)}\nexpectations sha256:${'c'.repeat(64)}`,
    version: 'kind, Kubernetes v1.36.4 (amd64), 2026-11-30T01:45:27.421Z',
    state: '검증됨',
  });
});

it('says that no run is recorded where there is none', () => {
  const address = failureReportAddress(REPOSITORY, EXAMPLE, { mark: 'never', run: undefined }, 'en');
  const { searchParams } = new URL(address);
  expect([searchParams.get('version'), searchParams.get('state')]).toEqual(['no run is recorded', 'Not run']);
});

it('names only fields that its form has', () => {
  const { searchParams } = new URL(failureReportAddress(REPOSITORY, EXAMPLE, { mark: 'verified', run: RUN }, 'en'));
  const given = [...searchParams.keys()].filter((name) => name !== 'template' && name !== 'title');
  const ids = form(FAILURE_FORM).body.flatMap(({ id }) => id ?? []);
  expect(ids.slice(0, given.length)).toEqual(given);
});

it.each(readdirSync(FORMS).filter((name) => name !== 'config.yml'))('%s is a form that GitHub can show', (name) => {
  const { name: title, description, body } = form(name);
  expect(title).toMatch(/ \/ /);
  expect(description).toMatch(/ \/ /);
  const asked = body.filter(({ type }) => type !== 'markdown');
  for (const { type, id, attributes } of asked) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    expect(id).toMatch(/^[a-z-]+$/);
    expect(attributes.label).toBeTruthy();
  }
  expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
});
