import { unified } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { rehypeBase, rehypeHeadingIds, rehypeHighlight, rehypeTables } from './markdown.ts';
import { remarkGuard } from './markup/guard.ts';
import { remarkParsed } from './markup/parsed.ts';

/** What compiles the pages of content/. The guard comes before all that makes programs of them. */
export const processor = unified({
  // Without remarkCjkFriendly `**“파드”**는` is not bold.
  remarkPlugins: [remarkParsed, remarkGuard, remarkCjkFriendly],
  rehypePlugins: [rehypeHighlight, rehypeTables, rehypeBase, rehypeHeadingIds],
  smartypants: false,
});
