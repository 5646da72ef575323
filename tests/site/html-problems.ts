import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTreeAdapterTypes as Html } from 'parse5';
import { accessibleName, attribute, type BuiltPage, builtPage } from './built-page.ts';
import { langOfPage } from './kinds.ts';

/** What is wrong with a page that can be told from its HTML, in words. */
export function htmlProblems(page: BuiltPage, folder: string): string[] {
  return CHECKS.flatMap((check) => check(page, folder)).map((problem) => `${page.path} ${problem}`);
}

type Check = (page: BuiltPage, folder: string) => readonly string[];

const CHECKS: readonly Check[] = [head, language, headings, ids, names, references, policy, links];

function tags({ elements }: BuiltPage, ...names: string[]): Html.Element[] {
  return elements.filter(({ tagName }) => names.includes(tagName));
}

function head(page: BuiltPage): string[] {
  const [title, ...others] = tags(page, 'title').filter(({ namespaceURI }) => namespaceURI.endsWith('xhtml'));
  const metas = new Map(tags(page, 'meta').map((meta) => [attribute(meta, 'name'), attribute(meta, 'content')]));
  return [
    ...(title && others.length === 0 && accessibleName(title, page) ? [] : ['has not one title']),
    ...['description', 'viewport'].filter((name) => !metas.get(name)?.trim()).map((name) => `has no ${name}`),
  ];
}

function language(page: BuiltPage): string[] {
  const [html] = tags(page, 'html');
  const lang = attribute(html!, 'lang');
  return lang === langOfPage(page.path) ? [] : [`says that its language is ${lang}`];
}

function headings(page: BuiltPage): string[] {
  const levels = tags(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map((heading) => ({
    level: Number(heading.tagName[1]),
    name: accessibleName(heading, page),
  }));
  const problems = levels.filter(({ name }) => name === '').map(({ level }) => `has an empty h${level}`);
  if (levels.filter(({ level }) => level === 1).length !== 1) problems.push('has not one h1');
  for (const [index, { level, name }] of levels.entries()) {
    const above = levels[index - 1]?.level ?? 0;
    if (index > 0 && level > above + 1) problems.push(`goes from h${above} to h${level} at «${name}»`);
  }
  return problems;
}

function ids(page: BuiltPage): string[] {
  const all = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
  return [...new Set(all.filter((id, index) => all.indexOf(id) !== index))].map((id) => `has the id ${id} twice`);
}

/** Elements that need a name of their own. */
function needsName(element: Html.Element): boolean {
  if (attribute(element, 'aria-hidden') === 'true' || attribute(element, 'hidden') !== undefined) return false;
  const role = attribute(element, 'role');
  if (role === 'img' || role === 'region' || role === 'dialog') return true;
  switch (element.tagName) {
    case 'a':
      return attribute(element, 'href') !== undefined;
    case 'input':
      return attribute(element, 'type') !== 'hidden';
    case 'img':
      // An empty alternative says that the picture is an ornament.
      return attribute(element, 'alt') !== '';
    default:
      return ['button', 'summary', 'select', 'textarea', 'nav', 'aside'].includes(element.tagName);
  }
}

function names(page: BuiltPage): string[] {
  return page.elements
    .filter((element) => needsName(element) && accessibleName(element, page) === '')
    .map(({ tagName, attrs }) => `has a ${tagName} without a name (${attrs.map(({ value }) => value).join(' ')})`);
}

const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'];

function references(page: BuiltPage): string[] {
  return page.elements.flatMap((element) =>
    REFERENCES.flatMap((name) => attribute(element, name)?.split(/\s+/) ?? [])
      .filter((id) => !page.ids.has(id))
      .map((id) => `refers to the id ${id}, which is not there`),
  );
}

/** What the site's content security policy would stop, which nobody notices without a console. */
function policy(page: BuiltPage): string[] {
  const problems = page.elements.flatMap(({ tagName, attrs }) =>
    attrs
      .filter(({ name }) => name === 'style' || name.startsWith('on'))
      .map(({ name }) => `has the attribute ${name} on a ${tagName}`),
  );
  const styles = tags(page, 'style');
  if (styles.length > 1) problems.push(`has ${styles.length} styles within`);
  const inline = tags(page, 'script').filter((script) => attribute(script, 'src') === undefined);
  if (inline.length > 1) problems.push(`has ${inline.length} scripts within`);
  const equivalents = tags(page, 'meta').map((meta) => attribute(meta, 'http-equiv'));
  if (!equivalents.includes('content-security-policy')) problems.push('has no content security policy');
  return problems;
}

function links(page: BuiltPage, folder: string): string[] {
  const base = new URL(page.path, 'http://site.test');
  const all = page.elements.flatMap((element) => [attribute(element, 'href') ?? [], attribute(element, 'src') ?? []]);
  return [...new Set(all.flat())].flatMap((link) => {
    const url = new URL(link, base);
    if (url.origin !== base.origin && url.hostname !== 'localhost') return [];
    const path = decodeURI(url.pathname);
    const target = /(\/|\.html)$/.test(path) ? builtPage(folder, path) : undefined;
    if (!target && !existsSync(join(folder, path))) return [`has the link ${link}, which leads nowhere`];
    // A fragment with a value is no anchor but what the page at the other end is to work on.
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchor === '' || anchor.includes('=') || !target || target.ids.has(anchor)) return [];
    return [`has the link ${link}, whose anchor is not there`];
  });
}
