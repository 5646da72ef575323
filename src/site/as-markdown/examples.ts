import type { RootContent } from 'mdast';
import { EVERY_STAND_IN, LOCAL_NODE_FACTS, type StandInFacts } from '../../cluster/kind/stand-in-facts.ts';
import type { Example } from '../../example/load.ts';
import { MARKS } from '../../example/marks.ts';
import { paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { collectionOf } from '../collections/index.ts';
import { exampleById, examples, pagesEmbedding, standInFacts, topicName } from '../data.ts';
import { evidenceFacts, evidenceOf, tally, testedMinors } from '../evidence.ts';
import { translator } from '../i18n/t.ts';
import { ruleAddressOf } from '../rule-addresses.ts';
import { type SeenImage, shownStandIns } from '../stand-ins.ts';
import { drawingNodes } from './drawing.ts';
import { addressOf, sheetNodes, stepNodes } from './example.ts';
import { code, heading, link, list, paragraph, present, strong, table } from './nodes.ts';
import type { PlainPage } from './plain-page.ts';
import { timelineNodes } from './timeline.ts';

/** Pages about examples: their list, one each, when they were verified, and what stood in for published images. */
export function examplePages(lang: Lang): PlainPage[] {
  const t = translator(lang);
  if (examples().length === 0) return [];
  return [
    { lang, path: paths.examples(), title: t('examples'), summary: t('examplesIntro'), nodes: () => listNodes(lang) },
    ...examples().map((example): PlainPage => {
      const { id, title, summary } = example;
      return {
        lang,
        path: paths.example(id),
        title: title[lang],
        summary: summary[lang],
        nodes: () => exampleNodes(example, lang),
      };
    }),
    {
      lang,
      path: paths.verification(),
      title: t('verification'),
      summary: t('verificationIntro'),
      nodes: () => verificationNodes(lang),
    },
    {
      lang,
      path: paths.standIns(),
      title: t('standIns'),
      summary: t('standInsIntro'),
      nodes: () => standInNodes(lang),
    },
  ];
}

const exampleLink = ({ id, title }: Example, lang: Lang) => link(addressOf(paths.example(id), lang), title[lang]);

function listNodes(lang: Lang): RootContent[] {
  const t = translator(lang);
  return [...Map.groupBy(examples(), ({ topic }) => topic)].flatMap(([topic, of]) => [
    heading(2, topicName(topic, lang)),
    ...list(
      of.map((example) => {
        const evidence = evidenceOf(example);
        const facts = [MARKS[evidence.mark].word[lang], ...evidenceFacts(evidence, t)].join(' · ');
        return paragraph(exampleLink(example, lang), `: ${example.summary[lang]} (${facts})`);
      }),
    ),
  ]);
}

/** What the page of an example shows. */
export function exampleNodes(example: Example, lang: Lang): RootContent[] {
  const t = translator(lang);
  const { broken, findings, fix, files } = example;
  const siblings = examples().filter((other) => other.fix === example.id);
  const users = pagesEmbedding(example.id, lang).map((page) => {
    const { addresses, titleOf } = collectionOf(page);
    return paragraph(link(addressOf(addresses(page)[0], lang), titleOf(page, lang)));
  });
  return present(
    broken && heading(2, t('brokenWhy')),
    broken && paragraph(broken[lang]),
    broken && findings.length > 0 && paragraph(`${t('findingsTitle')}:`),
    ...(broken
      ? list(
          findings.map(({ rule, at }) =>
            paragraph(link(addressOf(ruleAddressOf(rule), lang), rule), ...(at ? [' ', code(at)] : [])),
          ),
        )
      : []),
    fix && paragraph(`${t('fixedBy')}: `, exampleLink(exampleById(fix), lang)),
    heading(2, t('filesTitle')),
    ...files.flatMap(({ name }) => sheetNodes(example, name, lang)),
    ...drawingNodes(example, lang),
    heading(2, t('runTitle')),
    ...stepNodes(example, lang),
    ...timelineNodes(example, lang),
    siblings.length > 0 && heading(2, t('brokenBy')),
    ...list(siblings.map((other) => paragraph(exampleLink(other, lang)))),
    users.length > 0 && heading(2, t('usedIn')),
    ...list(users),
  );
}

function verificationNodes(lang: Lang): RootContent[] {
  const t = translator(lang);
  const tested = testedMinors(examples());
  const rows = examples().map((example) => {
    const evidence = evidenceOf(example);
    return [exampleLink(example, lang), MARKS[evidence.mark].word[lang], evidenceFacts(evidence, t).join(' · ')];
  });
  return [
    paragraph(tested.length > 0 ? t('testedOn', { minors: tested.join(', ') }) : t('testedOnNone')),
    heading(2, t('legend')),
    ...list(tally(examples()).map(([mark, count]) => `${MARKS[mark].word[lang]}: ${count}`)),
    heading(2, t('examples')),
    table([[t('example'), t('state'), t('evidence')], ...rows]),
  ];
}

function standInNodes(lang: Lang): RootContent[] {
  const t = translator(lang);
  const factNodes = (title: string, { keeps, differs }: StandInFacts, seen: readonly SeenImage[] = []) =>
    present(
      heading(2, title),
      paragraph(strong(t('keeps'))),
      ...list(keeps.map((fact) => fact[lang])),
      paragraph(strong(t('doesNotKeep'))),
      ...list(differs.map((fact) => fact[lang])),
      seen.length > 0 && paragraph(strong(t('seenAs'))),
      ...list(seen.map(({ reference, digest, date }) => paragraph(code(reference), ' ', code(digest), ` ${date}`))),
    );
  return [
    ...factNodes(t('everyStandIn'), EVERY_STAND_IN),
    ...shownStandIns(standInFacts(), examples()).flatMap(({ repository, facts, seen }) =>
      factNodes(`\`${repository}\``, facts, seen),
    ),
    ...factNodes(t('localNode'), LOCAL_NODE_FACTS),
  ];
}
