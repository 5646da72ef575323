import { positionsOf } from '@studylog/check/manifest';

/** A node of a syntax tree, as far as it is read here. https://github.com/estree/estree */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The source of a configuration: where its keys and values are, and what keeps it from being read. */
export interface ConfigSource {
  /** The first mistake in the language itself, if any. */
  readonly problem?: Place & { readonly message: string };
  /** Where a path is: the key of a property, the value in a list; the nearest around it where the path is not written out. */
  place(path: readonly PropertyKey[]): Place;
}

/** Parse the text of `studylog.config.ts`. The parser is loaded only for a project that has a mistake. */
export async function readSource(file: string, text: string): Promise<ConfigSource> {
  const { root, error } = await parse(file, text);
  const at = positionsOf(text);
  return {
    ...(error ? { problem: { ...at(error.labels[0]?.start ?? 0), message: error.message } } : {}),
    place: (path) => at(root ? offsetOf(root, path) : 0),
  };
}

/** A list of texts as it is written: where its bracket opens, and its elements in order. */
export interface WrittenList {
  readonly start: number;
  readonly elements: readonly { readonly value: string; readonly start: number; readonly end: number }[];
}

/** Find a list of texts in the text of `studylog.config.ts`; undefined where it is missing or not written out. */
export async function readList(file: string, text: string, name: string): Promise<WrittenList | undefined> {
  const { root, error } = await parse(file, text);
  const property = root && !error ? childOf(root, name) : undefined;
  const list = property && unwrap(property.value as SyntaxNode);
  if (list?.type !== 'ArrayExpression') return undefined;
  const elements = list.elements as SyntaxNode[];
  if (!elements.every((element) => element?.type === 'Literal' && typeof element.value === 'string')) return undefined;
  return {
    start: list.start,
    elements: elements.map(({ value, start, end }) => ({ value: String(value), start, end: Number(end) })),
  };
}

/** The expression that is exported, and the first mistake in the language itself. */
async function parse(file: string, text: string) {
  const { parseSync } = await import('vite');
  const { program, errors } = await parseSync(file, text);
  return { root: exported(program.body as unknown as SyntaxNode[]), error: errors[0] };
}

/** The default export, without what stands around it. */
function exported(body: readonly SyntaxNode[]): SyntaxNode | undefined {
  const found = body.find(({ type }) => type === 'ExportDefaultDeclaration');
  return found && unwrap(found.declaration as SyntaxNode);
}

/** The expression within `defineConfig(…)`, `… satisfies T` and parentheses. */
function unwrap(node: SyntaxNode): SyntaxNode {
  const [argument] = node.type === 'CallExpression' ? (node.arguments as SyntaxNode[]) : [];
  const inner = argument ?? (node.expression as SyntaxNode | undefined);
  return inner ? unwrap(inner) : node;
}

/** A property's key stands for its value: that is where an author looks. */
function offsetOf(root: SyntaxNode, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = root.start;
  for (const step of path) {
    const child = childOf(unwrap(node), step);
    if (!child) return offset;
    offset = child.start;
    node = child.type === 'Property' ? (child.value as SyntaxNode) : child;
  }
  return offset;
}

/** The property or element of a literal. */
function childOf(node: SyntaxNode, step: PropertyKey): SyntaxNode | undefined {
  if (node.type === 'ArrayExpression') return (node.elements as SyntaxNode[])[Number(step)];
  if (node.type !== 'ObjectExpression') return undefined;
  return (node.properties as SyntaxNode[]).find(({ key }) => {
    const { name, value } = (key ?? {}) as { name?: unknown; value?: unknown };
    return name === step || value === step;
  });
}
