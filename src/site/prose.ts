import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { rehypeCodeBlocks } from './code-blocks.ts';
import { rehypeBase } from './markdown.ts';

const processor = createMarkdownProcessor({
  syntaxHighlight: false,
  smartypants: false,
  remarkPlugins: [remarkCjkFriendly],
  rehypePlugins: [rehypeCodeBlocks, rehypeBase],
});

/** Turn a text of the rule tables into HTML, by the plugins that notes have. */
export async function markdownToHtml(text: string): Promise<string> {
  return (await (await processor).render(text)).code;
}
