import { attempt, type Diagnostic } from '../../src/example/diagnostic.ts';
import { bodyOf, type Part } from '../../src/site/body.ts';
import { readPage } from '../../src/site/content.ts';
import { pageFileOf } from '../../src/site/content-files.ts';

/**
 * What the site's build shows of a page, as its own loader of collections makes it.
 * @throws DiagnosticsError when the page is refused.
 */
export async function shown(text: string, file = 'content/notes/ko/pod.mdx'): Promise<readonly Part[]> {
  const { parts } = await bodyOf(readPage(pageFileOf(file)!, text), {
    languages: ['ko', 'en'],
    terms: [],
  });
  return parts;
}

/** What the site's checks say of a page, `line:column message | hint`. */
export function refusals(text: string, file: string): string[] {
  const found: Diagnostic[] = [];
  attempt(() => readPage(pageFileOf(file)!, text), found);
  return found.map(({ line, column, message, hint }) => `${line}:${column} ${message.en} | ${hint?.en ?? ''}`);
}

/** The HTML of a page, with what stands in its components. */
export function htmlOf(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'component' in part ? htmlOf(part.parts) : '';
    })
    .join('');
}

/** The components and pictures of a page, in order. */
export function namesOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    return 'component' in part ? [part.component, ...namesOf(part.parts)] : [part.picture];
  });
}
