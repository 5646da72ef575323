import { rules } from '@studylog/check/rules';
import { files, inLang, paths } from '../../text/addresses.ts';
import { COLLECTIONS, collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { anchorsIn } from './page-anchors.ts';
import type { Project } from './project.ts';

/** The addresses of all pages and files that the site will have, with their languages. */
export interface Addresses {
  /** Those that links may be meant to have. */
  readonly all: ReadonlySet<string>;
  /** The anchors of the page at an address, where they are known. */
  anchorsAt(address: string): ReadonlySet<string> | undefined;
  /** Whether the site has it, or may have it: nobody knows which pages come of a file that cannot be read. */
  has(address: string): boolean;
  /** The address of a page. */
  of(page: Page): string;
}

/** Collect the addresses of a project. */
export function addressesOf(project: Project): Addresses {
  const { pages, unread, config } = project;
  const { languages } = config;
  const all = allAddresses(project);
  const of = (page: Page) => inLang(collectionOf(page).addresses(page)[0], page.lang, languages);
  const uncertain = [...new Set(unread.pages.map(({ collection }) => COLLECTIONS[collection].list))].flatMap((list) =>
    languages.map((lang) => inLang(list, lang, languages)),
  );
  const written = new Map(pages.map((page) => [of(page), page]));
  const anchors = new Map(
    languages.flatMap((lang) =>
      dataAnchors(project).map(([path, ids]) => [inLang(path, lang, languages), ids] as const),
    ),
  );
  return {
    all,
    of,
    has: (address) => all.has(address) || uncertain.some((list) => address.startsWith(list)),
    // Few pages are linked by a heading.
    anchorsAt(address) {
      const page = written.get(address);
      if (page && !anchors.has(address))
        anchors.set(address, new Set(page.memory.recall('anchors', '', () => [...anchorsIn(page)])));
      return anchors.get(address);
    },
  };
}

/** The anchors of pages that are made from data, by their address without a language. */
function dataAnchors({ glossary }: Project): (readonly [string, ReadonlySet<string>])[] {
  return [
    [paths.glossary(), new Set(glossary.terms.map(({ id }) => id))],
    [paths.check(), new Set(rules.map(({ id }) => id))],
  ];
}

function allAddresses({ pages, examples, unread, glossary, config: { languages } }: Project): Set<string> {
  const own = new Set<string>([paths.home(), paths.search(), ...Object.values(COLLECTIONS).map(({ list }) => list)]);
  for (const page of pages) for (const path of collectionOf(page).addresses(page)) own.add(path);
  if (glossary.terms.length > 0) own.add(paths.glossary());
  const raw: string[] = [];
  if (examples.length > 0) {
    for (const path of EXAMPLE_PAGES) own.add(path());
    // A rule that a page links gets a page of its own.
    for (const { id } of rules) own.add(paths.rule(id));
    raw.push(
      files.evidence(),
      ...examples.flatMap(({ id, files: list }) => list.map(({ name }) => files.raw(id, name))),
    );
  }
  for (const id of [...examples.map((example) => example.id), ...unread.examples]) own.add(paths.example(id));
  return new Set([...languages.flatMap((lang) => [...own].map((path) => inLang(path, lang, languages))), ...raw]);
}

const EXAMPLE_PAGES = [paths.examples, paths.check, paths.rules, paths.verification, paths.standIns];
