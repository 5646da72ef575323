import type { Ink } from '../reporters/human.ts';
import { WORDS } from '../reporters/text.ts';
import { ruleDocs } from '../rules/docs.ts';
import { rules } from '../rules/index.ts';
import { saidBy } from '../said.ts';
import { misuse } from '../text/fault.ts';
import type { Lang } from '../text/localized.ts';
import { nearest } from '../text/nearest.ts';
import type { Links } from './program.ts';

const HEADINGS = {
  ko: { fails: '잘못된 매니페스트', passes: '올바른 매니페스트', source: '근거', page: '규칙' },
  en: { fails: 'Fails', passes: 'Passes', source: 'Source', page: 'Page' },
} as const;

/**
 * Write a rule's documentation for the terminal.
 * @throws Fault for an id that no rule has.
 */
export async function explainRule(
  id: string,
  lang: Lang,
  paint: (ink: Ink, text: string) => string,
  links: () => Promise<Links>,
): Promise<string> {
  const rule = rules.find((candidate) => candidate.id === id);
  const docs = Object.hasOwn(ruleDocs, id) ? ruleDocs[id] : undefined;
  if (!rule || !docs) {
    const ids = rules.map((candidate) => candidate.id);
    const meant = nearest(id, ids);
    const all = ids.sort().join(', ');
    throw misuse({
      ko: `${id} 규칙은 없습니다. ${meant ? `혹시 ${meant}입니까?` : `있는 규칙: ${all}`}`,
      en: `there is no rule ${id}; ${meant ? `did you mean ${meant}?` : `the rules are ${all}`}`,
    });
  }
  const words = HEADINGS[lang];
  const manifest = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
  const section = (title: string, text: string, said = '') =>
    `${paint('strong', title)}\n\n${manifest(text)}\n\n${said}`;
  const fails = await Promise.all(
    docs.fails.map(async (failing) => {
      const said = await saidBy(id, failing.manifest, lang);
      const lines = said.map(({ line, column, message, hint }) =>
        [`    ${paint('faint', `${line}:${column}`)} ${message}\n`, ...(hint ? [`    ${hint}\n`] : [])].join(''),
      );
      return section(words.fails, failing.manifest, `${lines.join('')}\n`);
    }),
  );
  const severity = paint(rule.severity, WORDS[lang].severity[rule.severity]);
  const link = await links();
  const address = link(id);
  return [
    `${paint('strong', docs.title[lang])}  ${severity} ${paint('faint', `${rule.id} · ${rule.class}`)}\n\n${docs.text[lang].trim()}\n\n`,
    ...fails,
    ...docs.passes.map((text) => section(words.passes, text)),
    `${paint('faint', `${words.source}: ${docs.source}`)}\n`,
    ...(address ? [paint('faint', `${words.page}: ${address}`), '\n'] : []),
  ].join('');
}
