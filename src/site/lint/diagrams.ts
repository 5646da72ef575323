import { positionsOf } from '@studylog/check/manifest';
import { nearest } from '@studylog/check/text';
import { CONFIG_FILE } from '../../config/file.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { DIAGRAMS } from '../diagrams.ts';
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
  for (const { diagrams, file } of pages) {
    for (const { name, ...at } of diagrams) {
      if (drawn.includes(name)) continue;
      const meant = nearest(name, drawn);
      const place = `${DIAGRAMS}/${name}.svg`;
      const hint = meant
        ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
        : { ko: `${place} 파일을 그리십시오.`, en: `draw ${place}` };
      const message = { ko: `"${name}" 그림이 없습니다.`, en: `there is no diagram "${name}"` };
      found.push({ file, ...at, message, hint });
    }
  }
  return found;
}
