import { nearest } from '../../check/nearest.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { placeOf, visitElements } from '../example-use.ts';
import { COMPONENTS } from '../mdx-components.ts';
import type { Project } from './check.ts';

/** Pages use only the components that they are given, with the attributes that those take. */
export function checkComponents({ pages }: Project): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { tree, file } of pages) {
    visitElements(tree, (element) => {
      const name = element.name ?? '';
      if (!/^[A-Z]/.test(name)) return;
      const known = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name as keyof typeof COMPONENTS] : undefined;
      if (!known) {
        const meant = nearest(name, Object.keys(COMPONENTS));
        const all = Object.keys(COMPONENTS).join(', ');
        const hint = meant
          ? { ko: `혹시 <${meant}>입니까?`, en: `did you mean <${meant}>?` }
          : { ko: `쓸 수 있는 컴포넌트: ${all}`, en: `known: ${all}` };
        const message = { ko: `<${name}> 컴포넌트는 없습니다.`, en: `there is no component <${name}>` };
        found.push({ file, ...placeOf(element), message, hint });
        return;
      }
      const given = element.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
      const takes: Readonly<Record<string, string>> = known;
      for (const attribute of given.filter(({ name: key }) => !Object.hasOwn(takes, key))) {
        const meant = nearest(attribute.name, Object.keys(takes));
        const all = Object.keys(takes).join(', ');
        const hint = meant
          ? { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` }
          : { ko: `쓸 수 있는 속성: ${all || '없음'}`, en: `it takes ${all || 'none'}` };
        const message = {
          ko: `<${name}>에 \`${attribute.name}\` 속성은 쓸 수 없습니다.`,
          en: `<${name}> takes no attribute \`${attribute.name}\``,
        };
        found.push({ file, ...placeOf(attribute), message, hint });
      }
      const required = Object.keys(takes).filter((key) => takes[key] === 'required');
      for (const key of required.filter((one) => !given.some((attribute) => attribute.name === one))) {
        const message = {
          ko: `<${name}>에 \`${key}\` 속성이 없습니다.`,
          en: `<${name}> needs the attribute \`${key}\``,
        };
        const hint = { ko: `<${name} ${key}="…">처럼 적으십시오.`, en: `<${name} ${key}="…">` };
        found.push({ file, ...placeOf(element), message, hint });
      }
    });
  }
  return found;
}
