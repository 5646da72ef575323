import { rules } from '@studylog/check/rules';
import { nearest } from '@studylog/check/text';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { files, inLang, paths, withoutLang } from '../addresses.ts';
import { placeOf } from '../example-use.ts';
import type { LogFields } from '../front-matter.ts';
import { langOf } from '../lang.ts';
import type { Project } from './lint.ts';

/** Links from one page of the site to another lead somewhere, and stay in the page's language. */
export function checkLinks(project: Project): Diagnostic[] {
  const known = addresses(project);
  const { languages } = project.config;
  return project.pages.flatMap(({ tree, file, lang }) => {
    const found: Diagnostic[] = [];
    visit(tree, ['link', 'definition'], (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      const [address = ''] = node.url.split(/[?#]/);
      if (!address.startsWith('/')) return;
      const place = { file, ...placeOf(node) };
      if (!known.has(address)) {
        const meant = known.has(`${address}/`) ? `${address}/` : nearest(address, known);
        const hint = meant && { ko: `혹시 ${meant}입니까?`, en: `did you mean ${meant}?` };
        const message = {
          ko: `${node.url} 링크가 가리키는 곳이 없습니다.`,
          en: `the link ${node.url} leads nowhere`,
        };
        found.push({ ...place, message, ...(hint && { hint }) });
      } else if (address.endsWith('/') && langOf(address, languages) !== lang) {
        const own = inLang(withoutLang(address, langOf(address, languages), languages), lang, languages);
        const message = {
          ko: `${node.url} 링크가 다른 언어의 페이지로 갑니다.`,
          en: `the link ${node.url} leaves the page's language`,
        };
        found.push({ ...place, message, hint: { ko: `${own} 주소로 적으십시오.`, en: `write ${own}` } });
      }
    });
    return found;
  });
}

/** The addresses of all pages that the site will have, in every language, and of its files. */
function addresses({ pages, examples, glossary, config: { languages } }: Project): Set<string> {
  const own = new Set<string>([paths.home(), paths.notes(), paths.log()]);
  for (const page of pages) {
    if (page.collection === 'notes') own.add(paths.note(page.slug));
    else for (const path of logPaths(page.fields)) own.add(path);
  }
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

function logPaths({ date, topics, peers }: LogFields): string[] {
  const year = paths.logYear(date.slice(0, 4));
  return [paths.logEntry(date), year, ...topics.map(paths.logTopic), ...peers.map(paths.logPeer)];
}
