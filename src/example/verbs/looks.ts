import type { Condition } from '../conditions.ts';

/** A path of a condition, in the parts that kubectl's JSONPath writes otherwise: properties, and items of lists. */
const PART = /\["([^"]+)"\]|\[name=([^\]]+)\]|\[\d*\]|\.?([\w-]+)/g;

/**
 * The path of a condition as kubectl's JSONPath has it. An item of a list that is known by its place only is any item: an
 * expected list says nothing of the order.
 * @example jsonPath('spec.containers[name=app].image') // '.spec.containers[?(@.name=="app")].image'
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export function jsonPath(path: string): string {
  return path.replace(PART, (_part, key?: string, name?: string, property?: string) => {
    if (key !== undefined) return `.${key.replaceAll('.', '\\.')}`;
    if (name !== undefined) return `[?(@.name=="${name}")]`;
    return property === undefined ? '[*]' : `.${property}`;
  });
}

/** What kubectl prints as a table: a heading and a path a column. */
type Columns = ReadonlyMap<string, string>;

/** The column that tells objects apart. */
export const NAME = { path: 'metadata.name' };

/**
 * The option by which `kubectl get` prints the value at each path, an object a row.
 * @example columns([NAME, { path: 'status.phase' }]) // ['-o', 'custom-columns=NAME:.metadata.name,PHASE:.status.phase']
 */
export function columns(conditions: readonly Pick<Condition, 'path'>[]): string[] {
  const table = tableOf(conditions.map(({ path }) => path));
  return ['-o', `custom-columns=${[...table].map(([heading, path]) => `${heading}:${path}`).join(',')}`];
}

/** What tells the items of a list apart that is printed as a whole, as an expected `[]` asks for it. */
const ITEMS: Readonly<Record<string, string>> = {
  '.metadata.ownerReferences': '[*].name',
  '.endpoints': '[*].addresses[*]',
};

/** The headings of columns whose values another run may print otherwise: those that are not compared for equality. */
export function varyingHeadings(conditions: readonly Condition[]): string[] {
  const table = tableOf([NAME, ...conditions].map(({ path }) => path));
  const varying = new Set(conditions.filter(({ relation }) => relation !== '=').map(({ path }) => jsonPath(path)));
  return [...table].filter(([, path]) => varying.has(path)).map(([heading]) => heading);
}

function tableOf(paths: readonly string[]): Columns {
  const table = new Map<string, string>();
  for (const [path, written] of new Map(paths.map((one) => [jsonPath(one), one])))
    table.set(heading(written, table), path + (ITEMS[path] ?? ''));
  return table;
}

/** The last property of a path, with as much before it as tells it from the headings that are there. */
function heading(path: string, taken: Columns): string {
  const names = [...path.matchAll(PART)].flatMap(([, key, name, property]) => key ?? name ?? property ?? []);
  const words = names.map((name) => name.replace(/[^A-Za-z0-9]+/g, '-').toUpperCase());
  for (let count = 1; count <= words.length; count += 1) {
    const word = words.slice(-count).join('-');
    if (!taken.has(word)) return word;
  }
  return `${words.join('-')}-${taken.size}`;
}

/** Whether `kubectl wait` can wait for a condition: it compares texts for equality, and never sees what the API leaves out. */
export function canWait({ path, relation, value }: Condition): boolean {
  return path.startsWith('status.') && relation === '=' && !/\[\d*\]/.test(path) && !/^(0|false|''|\[\])$/.test(value);
}
