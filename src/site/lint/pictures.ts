import { nearest } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Project } from './project.ts';

/** Every picture that a page shows is in content/images/. */
export function checkPictures({ pages, pictures }: Project): Diagnostic[] {
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
