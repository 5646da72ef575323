import type { Page } from '../site/content.ts';
import { type Ask, answerOf, eachOf } from './ask.ts';
import { type FreshnessFinding, unknown } from './finding.ts';

/** A link of a page to another site. */
interface ExternalLink {
  readonly address: string;
  readonly place: string;
}

/** What a host answers where there is no such page. Others, such as 403 for programs, say nothing of it. */
const GONE = [404, 410];

/** Ask for each page of another site that the log links whether it is still there; an address is asked for once. */
export async function checkLinks(pages: readonly Page[], ask: Ask): Promise<FreshnessFinding[]> {
  const links = Map.groupBy(pages.flatMap(externalLinks), ({ address }) => address.replace(/#.*$/, ''));
  const found = await eachOf([...links], async ([address, [first]]) => {
    const answer = await answerOf(() => statusOf(address, ask));
    if ('unknown' in answer) return [unknown(address, answer.unknown, first?.place)];
    return judge(address, answer.value, first?.place);
  });
  return found.flat();
}

function judge(address: string, status: number, place: string | undefined): FreshnessFinding[] {
  if (status < 400) return [];
  const answered = { ko: `응답 ${status}`, en: `it answered ${status}` };
  if (!GONE.includes(status)) return [unknown(address, answered, place)];
  const message = {
    ko: `\`${address}\` 페이지가 없습니다(${answered.ko})`,
    en: `\`${address}\` is gone (${answered.en})`,
  };
  return [{ kind: 'stale', ...(place === undefined ? {} : { place }), message }];
}

/** Some hosts only answer to GET what is there. */
async function statusOf(address: string, ask: Ask): Promise<number> {
  const head = await ask(address, { method: 'HEAD' });
  if (head.ok) return head.status;
  const response = await ask(address);
  await response.body?.cancel();
  return response.status;
}

function externalLinks({ links, file }: Page): ExternalLink[] {
  return links
    .filter(({ name }) => /^https?:\/\//.test(name))
    .map(({ name, line, column }) => ({ address: name, place: `${file}:${line}:${column}` }));
}
