import { positionsOf } from '@studylog/check/manifest';
import { nearest } from '@studylog/check/text';
import { CONFIG_FILE } from '../../config/file.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { DIAGRAMS } from '../diagrams.ts';
import { placeOf, visitElements } from '../example-use.ts';
import type { Project } from './project.ts';

/** Every diagram that a page or the configuration names is drawn. */
export function checkDiagrams({ pages, diagrams: drawn, config, configText }: Project): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (config.mark !== undefined && !drawn.includes(config.mark)) {
    const at = positionsOf(configText)(Math.max(0, configText.search(/\bmark\s*:/)));
    const message = { ko: `"${config.mark}" 그림이 없습니다.`, en: `there is no diagram "${config.mark}"` };
    const place = `${DIAGRAMS}/${config.mark}.svg`;
    found.push({ file: CONFIG_FILE, ...at, message, hint: { ko: `${place} 파일을 그리십시오.`, en: `draw ${place}` } });
  }
  for (const { tree, file } of pages) {
    visitElements(tree, ({ name: component, attributes }) => {
      if (component !== 'Diagram') return;
      const named = attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'name');
      if (typeof named?.value !== 'string' || drawn.includes(named.value)) return;
      const meant = nearest(named.value, drawn);
      const place = `${DIAGRAMS}/${named.value}.svg`;
      const hint = meant
        ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
        : { ko: `${place} 파일을 그리십시오.`, en: `draw ${place}` };
      const message = { ko: `"${named.value}" 그림이 없습니다.`, en: `there is no diagram "${named.value}"` };
      found.push({ file, ...placeOf(named), message, hint });
    });
  }
  return found;
}
