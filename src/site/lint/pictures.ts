import { nearest } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Project } from './project.ts';

/** Every picture that a page shows is in content/images/, and every one there is shown. */
export function checkPictures(project: Project): Diagnostic[] {
  return [...missing(project), ...unused(project)];
}

function unused({ pages, unread, pictures }: Project): Diagnostic[] {
  // A page that cannot be read may show any of them.
  if (unread.pages.length > 0) return [];
  const shown = new Set(pages.flatMap((page) => page.pictures.map(({ name }) => name)));
  return [...pictures]
    .filter((name) => !shown.has(name))
    .map((name) => ({
      file: `content/images/${name}`,
      line: 1,
      column: 1,
      severity: 'warning',
      message: { ko: '이 그림을 싣는 글이 없습니다.', en: 'no page shows this picture' },
      hint: {
        ko: `![설명](../../images/${name})으로 싣거나 지우십시오.`,
        en: `show it with ![words](../../images/${name}), or delete it`,
      },
    }));
}

function missing({ pages, pictures }: Project): Diagnostic[] {
  return pages.flatMap(({ pictures: shown, file }) =>
    shown.flatMap(({ name, ...at }) => {
      if (pictures.has(name)) return [];
      const meant = nearest(name, [...pictures]);
      const hint = meant
        ? { ko: `혹시 ../../images/${meant}입니까?`, en: `did you mean ../../images/${meant}?` }
        : { ko: `content/images/${name} 파일을 추가하십시오.`, en: `add content/images/${name}` };
      const message = {
        ko: `content/images/에 ${name} 그림이 없습니다.`,
        en: `there is no picture ${name} in content/images/`,
      };
      return [{ file, ...at, message, hint }];
    }),
  );
}
