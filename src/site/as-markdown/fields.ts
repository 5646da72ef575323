import type { FieldHelp } from '@studylog/check/fields';
import type { RootContent } from 'mdast';
import { paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { notePaths } from '../collections/note.ts';
import { exampleById, fieldTexts, logFields, notesOfField } from '../data.ts';
import type { FieldPage } from '../fields/field-page.ts';
import { fieldsBelow, pagesByKind, textOfPage } from '../fields/log-fields.ts';
import { dottedPath } from '../fields/page-place.ts';
import { reference } from '../fields/reference.ts';
import { factsOf, firstSentence, ownText, paragraphsOf } from '../fields/words.ts';
import { type Translate, translator } from '../i18n/t.ts';
import { addressOf } from './example.ts';
import { code, heading, link, list, paragraph, plain, present } from './nodes.ts';
import type { PlainPage } from './plain-page.ts';

/** The list of fields, and a page for each that examples use. */
export function fieldPages(lang: Lang): PlainPage[] {
  const t = translator(lang);
  const { pages } = logFields();
  if (pages.length === 0) return [];
  return [
    {
      lang,
      path: paths.fields(),
      title: t('fields'),
      summary: t('fieldsIntro'),
      nodes: () => [
        ...pagesByKind(logFields()).flatMap(([kind, of]) => [
          heading(2, kind),
          ...list(of.map(({ path, names }) => paragraph(link(addressOf(path, lang), dottedPath(kind, names))))),
        ]),
        sourceLine(t),
      ],
    },
    ...pages.map(
      (page): PlainPage => ({
        lang,
        path: page.path,
        title: `\`${dottedPath(page.kind, page.names)}\``,
        summary: (page.help && ownText(page.help, lang, fieldTexts())) ?? '',
        nodes: () => fieldNodes(page, lang, t),
      }),
    ),
  ];
}

const sourceLine = (t: Translate) => paragraph(t('fieldSourceLine', { version: reference.schema.version }));

function fieldNodes(page: FieldPage, lang: Lang, t: Translate): RootContent[] {
  const { help, path, examples } = page;
  const children = fieldsBelow(page, logFields());
  const notes = notesOfField(path, lang);
  return present(
    ...(help ? factNodes(help, t) : []),
    ...paragraphsOf(textOfPage(page)).map((text) => paragraph(plain(text))),
    ...(help ? valueNodes(help, t) : []),
    notes.length > 0 && paragraph(`${t('explainedIn')}:`),
    ...list(notes.map(({ slug, title }) => paragraph(link(addressOf(notePaths.note(slug), lang), title)))),
    children.length > 0 && heading(2, t('fieldChildren')),
    ...list(
      children.map(({ help: child, page: own }) =>
        paragraph(
          own ? link(addressOf(own.path, lang), `\`${child.name}\``) : code(child.name),
          ` ${child.typeName}${child.requiredBy ? ` (${t('fieldIsRequired')})` : ''}: `,
          ...textOfChild(child, lang),
        ),
      ),
    ),
    examples.length > 0 && heading(2, t('fieldExamples')),
    ...list(examples.map((id) => paragraph(link(addressOf(paths.example(id), lang), exampleById(id).title[lang])))),
    sourceLine(t),
  );
}

function factNodes(help: FieldHelp, t: Translate): RootContent[] {
  return list(
    factsOf(help, t).map(({ label, value, isCode }) => paragraph(`${label}: `, isCode ? code(value) : value)),
  );
}

function valueNodes({ values }: FieldHelp, t: Translate): RootContent[] {
  if (values.length === 0) return [];
  const items = values.map(({ value, meaning }) => paragraph(code(value), plain(meaning && ` ${meaning}`)));
  return [paragraph(`${t('fieldValues')}:`), ...list(items)];
}

function textOfChild(child: FieldHelp, lang: Lang) {
  const own = ownText(child, lang, fieldTexts());
  return own === undefined ? [plain(firstSentence(child.description))] : [own];
}
