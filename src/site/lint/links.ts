import { rules } from '@studylog/check/rules';
import { nearest } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { files, inLang, paths, withoutLang } from '../../text/addresses.ts';
import { langOf } from '../../text/lang.ts';
import { COLLECTIONS, collectionOf } from '../collections/index.ts';
import type { Project } from './project.ts';

/** Links from one page of the site to another lead somewhere, and stay in the page's language. */
export function checkLinks(project: Project): Diagnostic[] {
  const known = addresses(project);
  const { languages } = project.config;
  const anchors = anchorsOf(project);
  return project.pages.flatMap(({ links, file, lang }) => {
    const found: Diagnostic[] = [];
    for (const { name: url, ...at } of links) {
      const [address = ''] = url.split(/[?#]/);
      // A fragment with a value is what the page of the checker is to work on.
      const anchor = url.split('#')[1];
      if (!address.startsWith('/')) continue;
      const target = langOf(address, languages);
      const path = withoutLang(address, target, languages);
      const ids = anchors.get(path);
      const place = { file, ...at };
      if (!known.has(address)) {
        const meant = known.has(`${address}/`) ? `${address}/` : nearest(address, known);
        const hint = meant && { ko: `혹시 ${meant}입니까?`, en: `did you mean ${meant}?` };
        const message = {
          ko: `${url} 링크가 가리키는 페이지가 없습니다.`,
          en: `the target of the link ${url} does not exist`,
        };
        found.push({ ...place, message, ...(hint && { hint }) });
      } else if (anchor && !anchor.includes('=') && ids && !ids.has(anchor)) {
        const meant = nearest(anchor, ids);
        const hint = meant && { ko: `혹시 #${meant}입니까?`, en: `did you mean #${meant}?` };
        const message = {
          ko: `${url} 링크의 #${anchor}은(는) 그 페이지에 없습니다.`,
          en: `the link ${url} points to #${anchor}, which does not exist on that page`,
        };
        found.push({ ...place, message, ...(hint && { hint }) });
      } else if (address.endsWith('/') && target !== lang) {
        const own = inLang(path, lang, languages);
        const message = {
          ko: `${url} 링크가 다른 언어의 페이지로 갑니다.`,
          en: `the link ${url} goes to a page in another language`,
        };
        found.push({ ...place, message, hint: { ko: `${own} 주소로 적으십시오.`, en: `write ${own}` } });
      }
    }
    return found;
  });
}

/** The anchors of pages that are made from data, by their address without a language. */
function anchorsOf({ glossary }: Project): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([
    [paths.glossary(), new Set(glossary.terms.map(({ id }) => id))],
    [paths.check(), new Set(rules.map(({ id }) => id))],
  ]);
}

/** The addresses of all pages that the site will have, in every language, and of its files. */
function addresses({ pages, examples, glossary, config: { languages } }: Project): Set<string> {
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
  for (const { id } of examples) own.add(paths.example(id));
  return new Set([...languages.flatMap((lang) => [...own].map((path) => inLang(path, lang, languages))), ...raw]);
}

const EXAMPLE_PAGES = [paths.examples, paths.check, paths.rules, paths.verification, paths.standIns];
