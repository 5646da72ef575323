import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { DiagnosticsError } from '../../example/diagnostic.ts';
import { COLLECTIONS } from '../collections/index.ts';
import { isComment, markupFaults } from './check.ts';
import type { Fault } from './fault.ts';

/** The file that is compiled; Astro leaves its front matter in `data`. */
interface Compiled {
  readonly path: string;
  readonly data: { readonly astro?: { readonly frontmatter?: object } };
}

/** Fields that any page may have. Astro would import the module that another field, `layout`, names. */
const FIELDS = new Set(Object.values(COLLECTIONS).flatMap(({ schema }) => Object.keys(schema.shape)));

/**
 * Stop the compiler of pages at what a page may not hold, before any of it becomes a program: however a file came to be
 * compiled, and whether or not the site was checked. Comments are dropped, so that no expression at all is compiled.
 */
export function remarkGuard() {
  return (tree: Root, file: Compiled): void => {
    const faults = [...fieldFaults(file), ...markupFaults(tree)];
    const [first] = faults;
    if (first) {
      const found = new DiagnosticsError(faults.map((fault) => ({ file: file.path, ...fault })));
      throw Object.assign(found, { line: first.line, column: first.column });
    }
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined || !isComment(node)) return undefined;
      parent.children.splice(index, 1);
      return index;
    });
  };
}

function fieldFaults({ data }: Compiled): Fault[] {
  return Object.keys(data.astro?.frontmatter ?? {})
    .filter((field) => !FIELDS.has(field))
    .map((field) => ({
      line: 1,
      column: 1,
      message: {
        ko: `프런트 매터에 \`${field}\` 필드는 쓸 수 없습니다.`,
        en: `the front matter takes no field \`${field}\``,
      },
      hint: { ko: `쓸 수 있는 필드: ${[...FIELDS].join(', ')}`, en: `it takes ${[...FIELDS].join(', ')}` },
    }));
}
