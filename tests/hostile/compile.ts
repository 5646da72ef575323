import { parseFrontmatter } from '@astrojs/markdown-remark';
import { parseAst } from 'rolldown/parseAst';
import { processor } from '../../src/site/processor.ts';

/**
 * Compile a page as the site's build does: Astro's own split of front matter, and the processor of astro.config.mjs.
 * No check of the site runs before, so that what stops here is the compiler's own guard.
 */
export async function compile(text: string, path = '/project/content/notes/ko/pod.mdx'): Promise<string> {
  const renderer = await processor.createMdxRenderer!(
    { syntaxHighlight: false, shikiConfig: {} as never, gfm: true, smartypants: false },
    { optimize: false, srcDir: new URL('file:///project/src/'), sourcemap: false } as never,
  );
  const { frontmatter, content } = parseFrontmatter(text, { frontmatter: 'empty-with-spaces' });
  return (await renderer.process(content, path, frontmatter)).code;
}

/** The modules that compiled code imports. */
export function imports(code: string): string[] {
  const { body } = parseAst(code);
  return body.flatMap((node) => ('source' in node && node.source ? [String(node.source.value)] : []));
}
