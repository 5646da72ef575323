import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Ids of the rules whose pages a page links. */
export function linkedRules(tree: Root): string[] {
  const ids: string[] = [];
  visit(tree, ['link', 'definition'], (node) => {
    const url = 'url' in node ? node.url : '';
    const id = /^(?:\/\w\w)?\/rules\/([^/?#]+)\//.exec(url)?.[1];
    if (id !== undefined) ids.push(id);
  });
  return ids;
}
