import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '@studylog/check';
import { parseManifest, positionsOf } from '@studylog/check/manifest';
import type { Localized } from '@studylog/check/text';
import type { Code } from 'mdast';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { placeOf } from '../example-use.ts';
import { readFence } from '../fence.ts';
import { isManifest, placesOf } from '../fence-manifest.ts';
import { fencesOf } from './fences.ts';

const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'yml', 'json']);
/** Said of a block that the checker is to leave alone: ```yaml unchecked */
const UNCHECKED = 'unchecked';

/**
 * Check the manifests that pages quote in code blocks, each by itself: what the API server would reject is an error, and that a
 * manifest is no example, which would be run and could be copied, a warning.
 * @param version of Kubernetes
 */
export async function checkFenceManifests(
  root: string,
  pages: readonly Page[],
  version: string,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const page of pages) {
    found.push(...(await page.memory.recallAsync('manifests', version, () => faultsOfPage(root, page, version))));
  }
  return found;
}

async function faultsOfPage(root: string, page: Page, version: string): Promise<Diagnostic[]> {
  const manifests = fencesOf(page.tree).filter(isChecked);
  if (manifests.length === 0) return [];
  const text = readFileSync(join(root, page.file), 'utf8');
  const found: Diagnostic[] = [];
  for (const node of manifests) found.push(...(await manifestFaults(page, node, text, version)));
  return found;
}

function isChecked({ lang, meta, value }: Code): boolean {
  const { language, switches } = readFence(lang, meta);
  return LANGUAGES.has(language) && !switches.includes(UNCHECKED) && isManifest(value);
}

async function manifestFaults({ file }: Page, node: Code, text: string, version: string): Promise<Diagnostic[]> {
  const findings = await check([parseManifest(file, node.value)], { version });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0)
    return [
      { file, ...placeOf(node), message: NO_EXAMPLE, hint: MAKE_ONE, severity: 'warning', rule: 'page-code-blocks' },
    ];
  const places = placesOf(text, node.position!, node.value);
  const at = positionsOf(node.value);
  return errors.map(({ range, message, hint, rule }) => {
    const { line, column } = at(range.start);
    const place = places[Math.min(line, places.length) - 1]!;
    return { file, line: place.line, column: place.column + column - 1, message, hint: orExample(hint), rule };
  });
}

const NO_EXAMPLE: Localized = {
  ko: '이 매니페스트는 예제가 아니어서, 실행해 확인하지 않고 복사 버튼도 없습니다.',
  en: 'this manifest is not an example, so it is not run, and has no copy button',
};
const MAKE_ONE: Localized = {
  ko: '예제로 만드십시오: npm run new -- example 주제/이름. 인용이라면 ```yaml unchecked로 적으십시오.',
  en: 'make it an example: npm run new -- example topic/name; if it is a quotation, write ```yaml unchecked',
};
const WRONG_ON_PURPOSE: Localized = {
  ko: '일부러 틀린 것이라면 실패해야 하는 예제로 만들거나(npm run new -- example 주제/이름), ```yaml unchecked로 적으십시오.',
  en: 'If it is wrong on purpose, make it an example that must fail (npm run new -- example topic/name), or write ```yaml unchecked',
};

function orExample(hint: Localized | undefined): Localized {
  if (!hint) return WRONG_ON_PURPOSE;
  return { ko: `${hint.ko} ${WRONG_ON_PURPOSE.ko}`, en: `${hint.en} ${WRONG_ON_PURPOSE.en}` };
}
