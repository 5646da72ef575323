import type { NumberedEntry, PageKeys } from '../fields/shown-keys.ts';
import { element } from './element.ts';
import type { Preview } from './preview-box.ts';
import { fieldPreview } from './preview-field.ts';

/** A key that can be asked for. */
export const KEY = '.field-key';

const entries = new WeakMap<Element, NumberedEntry>();
const prepared = new WeakMap<HTMLElement, Promise<boolean>>();
let loading: Promise<PageKeys | undefined> | undefined;
let page: PageKeys;

/**
 * Make the keys of a manifest such that they can be pointed at and reached by keyboard; its text stays as it is.
 * @returns whether anything is known of them; if not, it is asked for again next time
 */
export function prepareManifest(manifest: HTMLElement): Promise<boolean> {
  const ready = prepared.get(manifest) ?? prepare(manifest);
  prepared.set(manifest, ready);
  void ready.then((isKnown) => isKnown || prepared.delete(manifest));
  return ready;
}

async function prepare(manifest: HTMLElement): Promise<boolean> {
  loading ??= load();
  const loaded = await loading;
  const keys = loaded?.manifests[nameOf(manifest)];
  if (!loaded || !keys) return false;
  const code = manifest.querySelector('code')!;
  if (!isOf(code.textContent, keys, loaded.entries)) return false;
  page = loaded;
  wrapKeys(code, keys);
  return true;
}

/**
 * Whether these numbers are of this text: a page that was opened before its site changed may get those of another text. A key in
 * quotes has its name within them.
 */
export function isOf(
  text: string,
  numbers: readonly number[],
  entries: readonly Pick<NumberedEntry, 'path'>[],
): boolean {
  let at = 0;
  for (let index = 0; index < numbers.length; index += 3) {
    const start = at + numbers[index]!;
    at = start + numbers[index + 1]!;
    const key = text.slice(start, at);
    const { path } = entries[numbers[index + 2]!]!;
    if (at > text.length || !(/^["']/.test(key) || `.${path}`.endsWith(`.${key}`))) return false;
  }
  return true;
}

/** What is said of the keys of this page; what failed is asked for again next time. */
async function load(): Promise<PageKeys | undefined> {
  try {
    const response = await fetch('fields.json');
    if (response.ok) return (await response.json()) as PageKeys;
  } catch {
    // Without a connection nothing is said.
  }
  loading = undefined;
  return undefined;
}

/** The address of a manifest's file below the base, or its number on a page where they have none. */
function nameOf(manifest: HTMLElement): string {
  const raw = manifest.parentElement!.querySelector<HTMLAnchorElement>('.sheet-raw')?.pathname;
  if (raw !== undefined) return raw.slice(import.meta.env.BASE_URL.replace(/\/$/, '').length);
  return String([...document.querySelectorAll('pre[data-keys]')].indexOf(manifest));
}

/** Put an element around each key. Numbers: how far after the key before, how long, which entry. */
function wrapKeys(code: HTMLElement, numbers: readonly number[]): void {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode() as Text;
  let start = 0;
  let at = 0;
  /** The text node at an offset of the manifest, and the offset within it. */
  const seek = (offset: number): number => {
    while (offset >= start + node.data.length) {
      start += node.data.length;
      node = walker.nextNode() as Text;
    }
    return offset - start;
  };
  const ranges: [Range, NumberedEntry][] = [];
  for (let index = 0; index < numbers.length; index += 3) {
    at += numbers[index]!;
    const range = document.createRange();
    range.setStart(node, 0);
    const from = seek(at);
    range.setStart(node, from);
    at += numbers[index + 1]!;
    const to = seek(at - 1) + 1;
    range.setEnd(node, to);
    ranges.push([range, page.entries[numbers[index + 2]!]!]);
  }
  // From the end, as a text that is split moves what comes after it.
  for (const [range, entry] of ranges.reverse()) {
    const key = element('span', KEY.slice(1));
    key.setAttribute('role', 'button');
    key.tabIndex = -1;
    key.append(range.extractContents());
    range.insertNode(key);
    entries.set(key, entry);
  }
}

export const keyAt = (target: Element | null): HTMLElement | undefined =>
  target?.closest<HTMLElement>(KEY) ?? undefined;

/** How to reach the keys by keyboard, for who has come to the manifest by it; said aloud, as it may come late. */
export function whenFocused(): Preview {
  document.querySelector('#status')!.textContent = page.words.keys;
  return { role: 'tooltip', content: [element('p', '', page.words.keys)] };
}

/** Where a key of the keyboard leads from a manifest or one of its keys; undefined for others. */
export function movedTo({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): HTMLElement | undefined {
  if (!(target instanceof HTMLElement) || ctrlKey || metaKey || altKey) return undefined;
  const manifest = target.closest('pre');
  const keys = [...(manifest?.querySelectorAll<HTMLElement>(KEY) ?? [])].filter(isSeen);
  if (target === manifest) return key === 'Enter' ? keys[0] : undefined;
  const at = keys.indexOf(target);
  if (at < 0) return undefined;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, keys.length - 1),
    ArrowRight: Math.min(at + 1, keys.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    ArrowLeft: Math.max(at - 1, 0),
    Home: 0,
    End: keys.length - 1,
    Enter: at,
    ' ': at,
  };
  return keys[places[key]!];
}

/** What is folded away is not reached. */
const isSeen = (key: HTMLElement): boolean => getComputedStyle(key).visibility === 'visible';

/** What is said of a key. */
export function previewOfKey(key: HTMLElement): Preview {
  const entry = entries.get(key)!;
  return fieldPreview(entry, entry.field === undefined ? undefined : page.fields[entry.field]!, page.words);
}
