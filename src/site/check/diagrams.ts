import { nearest } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { drawingNames } from '../drawings.ts';
import { placeOf, visitElements } from '../example-use.ts';
import type { Project } from './check.ts';

/** Every diagram that a page shows is drawn. */
export function checkDiagrams({ pages }: Project): Diagnostic[] {
  const drawn = drawingNames();
  const found: Diagnostic[] = [];
  for (const { tree, file } of pages) {
    visitElements(tree, ({ name: component, attributes }) => {
      if (component !== 'Diagram') return;
      const named = attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'name');
      if (typeof named?.value !== 'string' || drawn.includes(named.value)) return;
      const meant = nearest(named.value, drawn);
      const place = `src/components/diagrams/${named.value}.svg`;
      const hint = meant
        ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
        : { ko: `${place} 파일을 그리십시오.`, en: `draw ${place}` };
      const message = { ko: `"${named.value}" 그림이 없습니다.`, en: `there is no diagram "${named.value}"` };
      found.push({ file, ...placeOf(named), message, hint });
    });
  }
  return found;
}
