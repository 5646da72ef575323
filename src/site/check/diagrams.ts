import { readdirSync } from 'node:fs';
import { nearest } from '../../check/nearest.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { placeOf, visitElements } from '../example-use.ts';
import type { Project } from './check.ts';

const FOLDER = new URL('../../components/diagrams/', import.meta.url);

/** Every diagram that a page shows is drawn. */
export function checkDiagrams({ pages }: Project): Diagnostic[] {
  const drawn = readdirSync(FOLDER).map((name) => name.replace(/\.svg$/, ''));
  const found: Diagnostic[] = [];
  for (const { tree, file } of pages) {
    visitElements(tree, ({ name: component, attributes }) => {
      if (component !== 'Diagram') return;
      const named = attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'name');
      if (typeof named?.value !== 'string' || drawn.includes(named.value)) return;
      const meant = nearest(named.value, drawn);
      const hint = meant ? `did you mean "${meant}"?` : `draw src/components/diagrams/${named.value}.svg`;
      found.push({ file, ...placeOf(named), message: `there is no diagram "${named.value}"`, hint });
    });
  }
  return found;
}
