import {
  type Document,
  findPlace,
  type ManifestFile,
  type Node,
  type PathStep,
  parsePath,
  positionsOf,
  toJson,
} from '@studylog/check/manifest';
import { type Localized, nearest } from '@studylog/check/text';

/** Lines of a manifest that a page points at, or why there are none. Lines count from 1. */
export type Focus =
  | { readonly lines: ReadonlySet<number>; readonly problem?: undefined }
  | { readonly problem: Localized; readonly hint?: Localized; readonly lines?: undefined };

/**
 * Split a focus attribute into field paths: `spec.selector, Service/echo spec.ports[name=http]`.
 * Commas inside brackets belong to the path.
 */
export function splitFocus(focus: string): string[] {
  const paths = [''];
  let inBrackets = false;
  for (const character of focus) {
    if (character === '[') inBrackets = true;
    if (character === ']') inBrackets = false;
    if (character === ',' && !inBrackets) paths.push('');
    else paths[paths.length - 1] += character;
  }
  return paths.map((path) => path.trim()).filter(Boolean);
}

/** Split the path of a focus into the object and its fields, and find the object: the first of the file where none is named. */
export function documentAndSteps(manifest: ManifestFile, path: string) {
  const [, object, fields = ''] = /^(?:([A-Z]\w*\/[^\s]+)(?:\s+|$))?(.*)$/.exec(path) ?? [];
  const documents = manifest.documents.filter(({ root }) => root !== null);
  const names = documents.map(objectName);
  const root = documents[object === undefined ? 0 : names.indexOf(object)]?.root ?? undefined;
  return { object, fields, documents, names, root };
}

/**
 * Find the lines of `path` in a manifest. A file of several documents wants the object first, `Service/echo spec.ports`;
 * the object alone means the whole document.
 */
export function focusLines(manifest: ManifestFile, path: string): Focus {
  const { object, fields, documents, names, root } = documentAndSteps(manifest, path);
  if (object === undefined && documents.length > 1) {
    const whole = names.map((name) => `"${name} ${path}"`);
    return {
      problem: {
        ko: `"${path}" 경로만으로는 파일의 문서 ${documents.length}개 중 어느 문서인지 알 수 없습니다.`,
        en: `"${path}" does not specify which of the ${documents.length} documents in the file it is in`,
      },
      hint: {
        ko: `앞에 오브젝트를 적으십시오: ${whole.join(', ')}`,
        en: `write the object first: ${whole.join(' or ')}`,
      },
    };
  }
  if (!root) {
    return {
      problem: {
        ko: `파일에 ${object ? `${object} 오브젝트` : '문서'}가 없습니다.`,
        en: `the file has no ${object ?? 'document'}`,
      },
      hint: { ko: `파일에 있는 것: ${names.join(', ')}`, en: `the file has ${names.join(', ')}` },
    };
  }
  let steps: PathStep[];
  try {
    steps = parsePath(fields);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      problem: {
        ko: `"${fields}" 값은 필드 경로가 아닙니다. spec.ports[name=http].port처럼 적으십시오.`,
        en: error.message,
      },
    };
  }
  const place = findPlace(root, steps);
  if (!place) return missing(root, steps, fields);
  const at = positionsOf(manifest.text);
  const first = at(place.entry?.key.range.start ?? place.node.range.start).line;
  const end = Math.max(place.node.range.end, place.entry?.key.range.end ?? 0);
  const last = Math.max(first, at(trimEnd(manifest.text, end)).line);
  return { lines: new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index)) };
}

/** `Kind/name` of a document, as messages and focus paths write it. */
function objectName({ root }: Document): string {
  const value = root && toJson(root);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'a document without a kind';
  const { kind, metadata } = value;
  const name =
    typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata.name : undefined;
  return `${String(kind)}/${String(name)}`;
}

function trimEnd(text: string, end: number): number {
  let offset = end;
  while (offset > 0 && /\s/.test(text[offset - 1]!)) offset -= 1;
  return Math.max(0, offset - 1);
}

function missing(root: Node, steps: readonly PathStep[], fields: string): Focus {
  const reached = steps.findIndex((_, index) => !findPlace(root, steps.slice(0, index + 1)));
  const parent = findPlace(root, steps.slice(0, reached))?.node ?? root;
  const step = steps[reached];
  const problem = { ko: `매니페스트에 \`${fields}\` 필드가 없습니다.`, en: `the manifest has no \`${fields}\`` };
  if (parent.kind === 'sequence') {
    const hint = {
      ko: `이 목록에는 항목이 ${parent.entries.length}개 있습니다. [0]이나 [name=…]으로 하나를 지정하십시오.`,
      en: `the list has ${parent.entries.length} items; select one with [0] or [name=…]`,
    };
    return { problem, hint };
  }
  const known = parent.kind === 'mapping' ? parent.entries.map(({ key }) => key.text) : [];
  const meant = step && 'key' in step ? nearest(step.key, known) : undefined;
  if (meant) return { problem, hint: { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` } };
  const all = known.join(', ');
  return { problem, ...(all && { hint: { ko: `여기에서 쓸 수 있는 필드: ${all}`, en: `available here: ${all}` } }) };
}
