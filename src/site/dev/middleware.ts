import type { MiddlewareHandler } from 'astro';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { withoutLang } from '../../text/addresses.ts';
import { BASE } from '../../text/base.ts';
import { langOf } from '../../text/lang.ts';
import { COLLECTIONS } from '../collections/index.ts';
import { pagePaths } from '../content-files.ts';
import { sharedFiles } from '../shared-files.ts';
import { findings, findingsReady, RELOADS, reloads } from './findings.ts';
import { LastSound } from './last-sound.ts';
import { findingsOnly, type PageFindings, showFindings } from './show.ts';
import { SOURCE } from './source-lines.ts';

/** Shows what is wrong with the log on its pages, while its author writes; a build does not have it. */
export const onRequest: MiddlewareHandler = async ({ url }, next) => {
  const path = url.pathname.slice(BASE.length);
  const lang = langOf(path, sharedFiles().config.languages);
  const made = reloads();
  await findingsReady();
  try {
    const response = await next();
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const html = await response.text();
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    const shown = showFindings(html, findingsOf(path, html), lang).replace('</body>', `${stayingCurrent(made)}</body>`);
    return new Response(shown, { status: response.status, headers });
  } catch (error) {
    // A page that cannot be made for another reason is for Astro to explain.
    if (findings().length === 0) throw error;
    const page = findingsOnly(findingsOf(path, ''), lang, `${BASE}/@vite/client`);
    return new Response(page, { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
};

/**
 * A browser hears of no reload while it loads a page: a moment later, the page asks whether it is still what there is to see.
 * @param made the number of reloads when it was made
 */
const stayingCurrent = (made: number): string =>
  `<script type="module">setTimeout(async () => { const now = await fetch('${BASE}${RELOADS}'); if (now.ok && (await now.text()) !== '${made}') location.reload(); }, 1500);</script>`;

/** What is wrong on a page, by its address and by the files that its HTML comes from. */
function findingsOf(path: string, html: string): PageFindings {
  const files = new Set([
    ...[...html.matchAll(new RegExp(`${SOURCE}="([^"]*):\\d+"`, 'g'))].map(([, file]) => file!),
    ...filesAt(path),
  ]);
  const shared = sharedFiles();
  const written = shared instanceof LastSound ? shared.read : shared;
  const uses = written.content.pages.flatMap(({ file, uses }) =>
    files.has(file) ? uses.map(({ id, line }) => ({ file, line, folder: `examples/${id}/` })) : [],
  );
  const own: PageFindings['own'][number][] = [];
  const others: Diagnostic[] = [];
  for (const finding of findings()) {
    const use = uses.find(({ folder }) => finding.file.startsWith(folder));
    if (files.has(finding.file)) own.push({ finding, file: finding.file, line: finding.line });
    else if (use) own.push({ finding, file: use.file, line: use.line });
    else if (path.includes(`/${finding.file.split('/').slice(0, 3).join('/')}/`)) {
      own.push({ finding, file: finding.file, line: finding.line });
    } else others.push(finding);
  }
  return { own, others };
}

/** The files that an address may be written in, readable or not. */
function filesAt(path: string): string[] {
  const { languages } = sharedFiles().config;
  const lang = langOf(path, languages);
  const own = withoutLang(path, lang, languages);
  return Object.entries(COLLECTIONS).flatMap(([collection, { list }]) => {
    const slug = own.startsWith(list) ? own.slice(list.length).replace(/\/$/, '') : '';
    return slug === '' || slug.includes('/') ? [] : pagePaths(collection, lang, slug);
  });
}
