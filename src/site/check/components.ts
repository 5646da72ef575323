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
        const hint = meant ? `did you mean <${meant}>?` : `known: ${Object.keys(COMPONENTS).join(', ')}`;
        found.push({ file, ...placeOf(element), message: `there is no component <${name}>`, hint });
        return;
      }
      const given = element.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
      const takes: Readonly<Record<string, string>> = known;
      for (const attribute of given.filter(({ name: key }) => !Object.hasOwn(takes, key))) {
        const meant = nearest(attribute.name, Object.keys(takes));
        const hint = meant ? `did you mean \`${meant}\`?` : `it takes ${Object.keys(takes).join(', ') || 'none'}`;
        const message = `<${name}> takes no attribute \`${attribute.name}\``;
        found.push({ file, ...placeOf(attribute), message, hint });
      }
      const required = Object.keys(takes).filter((key) => takes[key] === 'required');
      for (const key of required.filter((one) => !given.some((attribute) => attribute.name === one))) {
        const message = `<${name}> needs the attribute \`${key}\``;
        found.push({ file, ...placeOf(element), message, hint: `<${name} ${key}="…">` });
      }
    });
  }
  return found;
}
