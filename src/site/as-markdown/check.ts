import { type Rule, ruleDocs, rules, saidBy } from '@studylog/check/rules';
import { DEFAULT_VERSION } from '@studylog/check/schema';
import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { examples } from '../data.ts';
import { type Translate, translator } from '../i18n/t.ts';
import { hasRulePage, ruleAddressOf } from '../rule-addresses.ts';
import { addressOf } from './example.ts';
import { block, heading, link, list, paragraph } from './nodes.ts';
import type { PlainPage } from './plain-page.ts';

const PARSER = unified().use(remarkParse).use(remarkGfm).freeze();

/** Pages about the checker: how to run it as a command, the list of its rules, and the rules that have a page. */
export function checkPages(lang: Lang): PlainPage[] {
  const t = translator(lang);
  if (examples().length === 0) return [];
  return [
    {
      lang,
      path: paths.check(),
      title: t('checkTitle'),
      summary: t('checkIntro'),
      nodes: () => [
        paragraph(t('checkPrivate')),
        paragraph(t('checkVersion', { version: DEFAULT_VERSION })),
        paragraph(t('checkWithout')),
        block('sh', 'npm run check -- - < manifest.yaml'),
        heading(2, t('rules')),
        ...ruleLinks(lang, t),
      ],
    },
    { lang, path: paths.rules(), title: t('rules'), summary: t('rulesIntro'), nodes: () => ruleLinks(lang, t) },
    ...rules
      .filter(({ id }) => hasRulePage(id))
      .map(
        (rule): PlainPage => ({
          lang,
          path: paths.rule(rule.id),
          title: `\`${rule.id}\``,
          summary: ruleDocs[rule.id]!.title[lang],
          nodes: () => ruleNodes(rule, lang, t),
        }),
      ),
  ];
}

function ruleLinks(lang: Lang, t: Translate): RootContent[] {
  return list(
    rules.map(({ id, severity }) =>
      paragraph(
        link(addressOf(ruleAddressOf(id), lang), id),
        ` (${t(`severity_${severity}`)}): ${ruleDocs[id]?.title[lang] ?? ''}`,
      ),
    ),
  );
}

async function ruleNodes(rule: Rule, lang: Lang, t: Translate): Promise<RootContent[]> {
  const { text, fails, passes, source } = ruleDocs[rule.id]!;
  const failing = await Promise.all(
    fails.map(async ({ manifest }) => [
      block('yaml', manifest),
      ...list(
        (await saidBy(rule.id, manifest, lang)).map(({ line, column, message, hint = '' }) =>
          paragraph(`${line}:${column} ${message} ${hint}`.trim()),
        ),
      ),
    ]),
  );
  return [
    paragraph(
      `${t('ruleSeverity')}: ${t(`severity_${rule.severity}`)} · ${t('ruleClass')}: ${t(`ruleClass_${rule.class}`)}`,
    ),
    ...PARSER.parse(text[lang]).children,
    heading(2, t('ruleFails')),
    ...failing.flat(),
    heading(2, t('rulePasses')),
    ...passes.map((manifest) => block('yaml', manifest)),
    paragraph(`${t('ruleSource')}: `, /^https:\S+$/.test(source) ? link(source, source) : source),
  ];
}
