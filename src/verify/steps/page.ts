import { matchText } from '../match.ts';
import { waitFor } from '../wait.ts';
import { type StepContext, type StepFinding, type StepOf, skipped } from './step.ts';

const TIMEOUT_MS = 10_000;

/** Look at a Service with a real browser. */
export async function page(step: StepOf<'page'>, context: StepContext): Promise<StepFinding> {
  const { tab: open, workspace, saved } = context;
  if (!workspace.address) return skipped('this engine has no address that a browser reaches');
  if (!open) return skipped('no browser was given to this run');
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
    const seen = await tab.look(request);
    const checks = 1 + Number(role !== undefined) + Number(text !== undefined);
    if (seen.problem !== undefined || !seen.found) {
      const expected = role ? `${role.role} ${role.name ?? ''}`.trim() : 'a page';
      const mismatches = [{ path: 'page', expected, actual: seen.problem ?? 'not found' }];
      return { outcome: 'failed', checks, reason: `the page of ${service} does not show what it should`, mismatches };
    }
    const result = matchText(text ?? { $match: '' }, seen.text, saved, 'text');
    const found = { checks, saves: result.saves, seen: { text: seen.text.slice(0, 400) } };
    return result.mismatches.length === 0
      ? { outcome: 'passed', ...found }
      : { outcome: 'failed', reason: `the page of ${service} says otherwise`, mismatches: result.mismatches, ...found };
  });
}
