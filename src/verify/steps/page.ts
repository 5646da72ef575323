import type { Localized } from '@studylog/check/text';
import { matchText } from '../match.ts';
import { waitFor } from '../wait.ts';
import { type StepContext, type StepFinding, type StepOf, skipped } from './step.ts';

const TIMEOUT_MS = 10_000;

const SAID = {
  noAddress: {
    ko: '이 엔진에는 브라우저로 접속할 수 있는 주소가 없습니다',
    en: 'this engine has no address that a browser can open',
  },
  noBrowser: { ko: '이번 실행에는 브라우저가 없습니다', en: 'this run has no browser' },
  notShown: (service: string) => ({
    ko: `${service}의 페이지에 있어야 하는 내용이 없습니다`,
    en: `the page of ${service} does not show the expected content`,
  }),
  otherText: (service: string) => ({
    ko: `${service}의 페이지 내용이 예상과 다릅니다`,
    en: `the text of the page of ${service} is not as expected`,
  }),
} as const satisfies Record<string, Localized | ((service: string) => Localized)>;

/** Look at a Service with a real browser. */
export async function page(step: StepOf<'page'>, context: StepContext): Promise<StepFinding> {
  const { tab: open, workspace, saved } = context;
  if (!workspace.address) return skipped(SAID.noAddress);
  if (!open) return skipped(SAID.noBrowser);
  const { service, port, path, reload, click, role, text, screenshot } = step.page;
  const url = `${await workspace.address(service, port)}${path}`;
  const tab = await open();
  const request = {
    url,
    timeoutMs: TIMEOUT_MS,
    ...(reload ? { reload } : {}),
    ...(click === undefined ? {} : { click }),
    ...(role === undefined
      ? {}
      : { role: { role: role.role, ...(role.name === undefined ? {} : { name: role.name }) } }),
    ...(screenshot === undefined ? {} : { screenshot }),
  };
  return await waitFor(context, { within: step.within, pollMs: 500 }, async () => {
    const at = workspace.now();
    const seen = await tab.look(request);
    if (seen.answer) {
      const outcome = { body: seen.text, ...seen.answer };
      context.sent({ asked: step.page, outcome, at, until: at + seen.answer.ms });
    }
    const checks = 1 + Number(role !== undefined) + Number(text !== undefined);
    if (seen.problem !== undefined || !seen.found) {
      const expected = role ? `${role.role} ${role.name ?? ''}`.trim() : 'a page';
      const mismatches = [{ path: 'page', expected, actual: seen.problem ?? 'not found' }];
      return { outcome: 'failed', checks, reason: SAID.notShown(service), mismatches };
    }
    const result = matchText(text ?? { $match: '' }, seen.text, saved, 'text');
    const found = { checks, saves: result.saves, seen: { text: seen.text.slice(0, 400) } };
    return result.mismatches.length === 0
      ? { outcome: 'passed', ...found }
      : { outcome: 'failed', reason: SAID.otherText(service), mismatches: result.mismatches, ...found };
  });
}
