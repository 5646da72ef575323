import { nearest } from '@studylog/check/text';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { files, inLang, paths, withoutLang } from '../addresses.ts';
import { placeOf } from '../example-use.ts';
import { langOf } from '../lang.ts';
import type { Project } from './lint.ts';

/** Links from one page of the site to another lead somewhere, and stay in the page's language. Rule pages are tested in the built site. */
export function checkLinks(project: Project): Diagnostic[] {
  const known = addresses(project);
  const { languages } = project.config;
  return project.pages.flatMap(({ tree, file, lang }) => {
    const found: Diagnostic[] = [];
    visit(tree, ['link', 'definition'], (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      const [address = ''] = node.url.split(/[?#]/);
      if (!address.startsWith('/') || /^(\/\w\w)?\/rules\//.test(address)) return;
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

function addresses({ pages, examples, config: { languages } }: Project): Set<string> {
  const own = new Set<string>(
    [paths.home, paths.notes, paths.log, paths.examples, paths.rules, paths.glossary, paths.verification].map((path) =>
      path(),
    ),
  );
  for (const { collection, slug } of pages) own.add(collection === 'notes' ? paths.note(slug) : paths.logEntry(slug));
  for (const { id } of examples) own.add(paths.example(id));
  const raw = examples.flatMap(({ id, files: list }) => list.map(({ name }) => files.raw(id, name)));
  return new Set([
    ...languages.flatMap((lang) => [...own].map((path) => inLang(path, lang, languages))),
    ...raw,
    files.evidence(),
  ]);
}
