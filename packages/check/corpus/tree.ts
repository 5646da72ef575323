import type { Node } from '../src/manifest/document.ts';

/** A manifest that can be changed and written out again: scalars are kept as YAML text, duplicate keys are possible. */
export type Tree = MapTree | ListTree | ScalarTree;
export interface MapTree {
  kind: 'map';
  entries: [key: string, value: Tree][];
}
export interface ListTree {
  kind: 'list';
  entries: Tree[];
}
export interface ScalarTree {
  kind: 'scalar';
  /** As it stands in YAML. */
  yaml: string;
  value: string | number | boolean | null;
}

export type Style = 'block' | 'wide' | 'kyaml' | 'json';
export const STYLES = ['block', 'wide', 'kyaml', 'json'] as const satisfies readonly Style[];

export const scalar = (yaml: string): ScalarTree => ({ kind: 'scalar', yaml, value: yaml });

/** Turn a parsed document into a tree of its own. */
export function treeOf(node: Node): Tree {
  if (node.kind === 'scalar') {
    const { value, text, style, tag } = node;
    const plain =
      style === 'plain' && tag === undefined && /^[\w./:%*+@~-]*$/.test(text) && !/^[*@%]|[:]$|^-$/.test(text);
    return { kind: 'scalar', value, yaml: plain ? text || 'null' : JSON.stringify(text) };
  }
  if (node.kind === 'sequence') return { kind: 'list', entries: node.entries.map(treeOf) };
  return { kind: 'map', entries: node.entries.map(({ key, value }) => [key.text, treeOf(value)]) };
}

/** Write a tree as YAML. */
export function write(tree: Tree, style: Style): string {
  if (style === 'json') return `${flow(tree)}\n`;
  if (style === 'kyaml') return `---\n${kyaml(tree, '')}\n`;
  const lines = block(tree, '', style === 'wide' ? '    ' : '  ');
  return `${lines.replace(/^\n/, '').replace(/^ /, '')}\n`;
}

const keyText = (key: string) => (/^[A-Za-z][\w./-]*$/.test(key) || key === '<<' ? key : JSON.stringify(key));

function flow(tree: Tree): string {
  if (tree.kind === 'scalar') return tree.yaml;
  if (tree.kind === 'list') return `[${tree.entries.map(flow).join(', ')}]`;
  return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}: ${flow(value)}`).join(', ')}}`;
}

function kyaml(tree: Tree, indent: string): string {
  if (tree.kind === 'scalar') return tree.yaml;
  const inner = `${indent}  `;
  if (tree.kind === 'list') {
    return tree.entries.length === 0 ? '[]' : `[${tree.entries.map((entry) => kyaml(entry, indent)).join(', ')}]`;
  }
  if (tree.entries.length === 0) return '{}';
  return `{\n${tree.entries.map(([key, value]) => `${inner}${keyText(key)}: ${kyaml(value, inner)},\n`).join('')}${indent}}`;
}

/** The text after a key's colon or a dash: ` value`, or a new line and the nested block. */
function block(tree: Tree, indent: string, step: string): string {
  if (tree.kind === 'scalar') return ` ${tree.yaml}`;
  if (tree.entries.length === 0) return tree.kind === 'list' ? ' []' : ' {}';
  if (tree.kind === 'map') {
    return tree.entries.map(([key, value]) => `\n${indent}${keyText(key)}:${nested(value, indent, step)}`).join('');
  }
  return tree.entries
    .map((entry) => {
      const inner = block(entry, `${indent}  `, step);
      return `\n${indent}-${inner.startsWith('\n') ? ` ${inner.slice(1).trimStart()}` : inner}`;
    })
    .join('');
}

function nested(value: Tree, indent: string, step: string): string {
  return block(value, value.kind === 'list' && step.length === 4 ? indent : indent + step, step);
}
