import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Showing } from './fold.ts';

/**
 * Say of each file of an example that a page embeds whether the page showed it before, and whether the page has the steps of the
 * example as well, for src/site/components/Example.astro.
 */
export function rehypeShowings() {
  return (tree: Root): void => {
    const shown = new Set<string>();
    const run = new Set<unknown>();
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'Run') run.add(properties.id);
    });
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'Example') return;
      const file = `${properties.id}/${properties.file ?? 'manifest.yaml'}`;
      const showing: Showing = shown.size === 0 ? 'whole' : shown.has(file) ? 'again' : 'first';
      properties.showing = showing;
      if (run.has(properties.id)) properties.run = '';
      shown.add(file);
    });
  };
}
