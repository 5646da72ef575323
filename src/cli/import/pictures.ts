import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Localized } from '@studylog/check/text';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../site/markup/parse.ts';
import { isPictureOf, PICTURE_BYTES } from '../../site/picture-file.ts';
import { type Edit, edited, rangeOf } from './markdown.ts';

/** A picture of a log that comes along, or why it does not. */
export interface Picture {
  /** Offset in the text. */
  readonly start: number;
  readonly message?: Localized;
  readonly hint?: Localized;
}

/** A text with the addresses of its pictures in content/images/, and their files. */
export interface WithPictures {
  readonly text: string;
  /** Bytes by the name of the file in content/images/. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The pictures that do not come along. */
  readonly left: readonly Picture[];
}

/** Find the pictures of a text, in Markdown, as `<img>` and as `![[…]]`; `source` is the path of the log, `prefix` begins their new names. */
export function takePictures(text: string, { source, prefix }: { source: string; prefix: string }): WithPictures {
  const files = new Map<string, Uint8Array>();
  const taken = new Map<string, string>();
  const left: Picture[] = [];
  const edits = writtenIn(text).map(({ url, alt, title, start, end }): Edit => {
    const path = localPath(url, source);
    const fault = path === undefined ? FOREIGN : faultOf(path, url);
    if (path === undefined || fault) {
      left.push({ start, ...fault });
      return { start, end, text: linkInstead(url, alt, path === undefined) };
    }
    const name = taken.get(path) ?? nameOf(path, prefix, files);
    taken.set(path, name);
    files.set(name, readFileSync(path));
    if (alt.trim() === '') left.push({ start, ...WORDLESS });
    const titled = title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : '';
    return { start, end, text: `![${words(alt)}](../../images/${name}${titled})` };
  });
  return { text: edited(text, edits), files, left };
}

/** A picture as it is written. */
interface Written {
  readonly url: string;
  readonly alt: string;
  readonly title?: string | undefined;
  readonly start: number;
  readonly end: number;
}

function writtenIn(text: string): Written[] {
  const tree = parseMarkdown(text);
  const urls = new Map<string, { readonly url: string; readonly title: string | undefined }>();
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!urls.has(identifier)) urls.set(identifier, { url, title: title ?? undefined });
  });
  const found: Written[] = [];
  visit(tree, (node) => {
    const alt = 'alt' in node ? (node.alt ?? '') : '';
    if (node.type === 'image') found.push({ url: node.url, alt, title: node.title ?? undefined, ...rangeOf(node) });
    const defined = node.type === 'imageReference' ? urls.get(node.identifier) : undefined;
    if (defined) found.push({ ...defined, alt, ...rangeOf(node) });
    if (node.type === 'html') found.push(...elementsIn(text, rangeOf(node)));
    if (node.type === 'text') found.push(...embedsIn(text, rangeOf(node)));
  });
  return found;
}

/** `<img src="a.png" alt="…">` */
function elementsIn(text: string, { start, end }: { start: number; end: number }): Written[] {
  return [...text.slice(start, end).matchAll(/<img\b[^>]*>/gi)].flatMap(({ 0: tag, index }) => {
    const value = (name: string) =>
      new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)?.slice(1).find(Boolean);
    const url = value('src');
    const at = start + index;
    return url === undefined
      ? []
      : [{ url, alt: value('alt') ?? '', title: value('title'), start: at, end: at + tag.length }];
  });
}

/** `![[a.png]]` and `![[a.png|300]]`, as Obsidian writes them. */
function embedsIn(text: string, { start, end }: { start: number; end: number }): Written[] {
  return [...text.slice(start, end).matchAll(/!\[\[([^\]|]+\.[a-z]{3,4})(?:\|([^\]]*))?\]\]/gi)].map((match) => {
    const [embed, url = '', words = ''] = match;
    const at = start + match.index;
    // A number is the width of it.
    return { url, alt: /^\d+(?:x\d+)?$/.test(words) ? '' : words, start: at, end: at + embed.length };
  });
}

const words = (text: string): string => text.replace(/[[\]\\<{]/g, '\\$&');

/** A picture that does not come along: a link to it elsewhere, or its file's name as text. */
function linkInstead(url: string, alt: string, isForeign: boolean): string {
  const name = url.replace(/[[\]\\<{*_]/g, '\\$&');
  if (isForeign && /^https?:/i.test(url)) return `[${words(alt) || name}](${/[\s()<{]/.test(url) ? `<${url}>` : url})`;
  return `${alt === '' ? '' : `${words(alt)} `}(${name})`;
}

/** The path of a picture's file, which may be a whole one; undefined for addresses of other places. */
function localPath(url: string, source: string): string | undefined {
  const own = url.replace(/^file:\/\/(?=\/)/i, '');
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(own)) return undefined;
  const plain = own.replace(/[?#].*$/, '');
  const decoded = /%[0-9a-f]{2}/i.test(plain) ? safeDecode(plain) : plain;
  const candidates = [decoded, plain].flatMap((path) => [resolve(dirname(source), path), join(dirname(source), path)]);
  return candidates.find(existsSync) ?? candidates[0];
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const ENDING = /\.(png|jpe?g|webp|avif|gif)$/i;

function faultOf(path: string, url: string): Pick<Picture, 'message' | 'hint'> | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) {
    return {
      message: { ko: `그림 ${url} 파일이 없습니다.`, en: `there is no picture ${url}` },
      hint: {
        ko: 'content/images/에 두고 ![설명](../../images/이름.png)으로 적으십시오.',
        en: 'put it in content/images/ and write ![words](../../images/name.png)',
      },
    };
  }
  // A log names whatever file of the machine: only pictures come along.
  if (!ENDING.test(path) || !isPictureOf(path.toLowerCase(), readFileSync(path))) {
    return {
      message: {
        ko: `${basename(path)} 형식의 그림은 실을 수 없습니다.`,
        en: `${basename(path)} is not a picture that a page can show`,
      },
      hint: {
        ko: 'PNG, JPEG, WebP, AVIF, GIF로 저장하십시오. SVG는 content/diagrams/에 두고 <Diagram>으로 싣습니다.',
        en: 'save it as PNG, JPEG, WebP, AVIF or GIF; an SVG goes into content/diagrams/ and is shown with <Diagram>',
      },
    };
  }
  if (found.size <= PICTURE_BYTES) return undefined;
  return {
    message: {
      ko: `그림 ${basename(path)}이(가) 1MiB보다 큽니다.`,
      en: `the picture ${basename(path)} is larger than 1 MiB`,
    },
    hint: { ko: '크기를 줄이거나 WebP로 바꾸십시오.', en: 'make it smaller, or save it as WebP' },
  };
}

/** A name that content/images/ takes and no other picture of the log has. */
function nameOf(path: string, prefix: string, taken: ReadonlyMap<string, unknown>): string {
  const ending = ENDING.exec(path)![0].toLowerCase();
  const own = slugOf(basename(path).replace(ENDING, ''));
  const stem = own === '' ? prefix : own.startsWith(prefix) ? own : `${prefix}-${own}`;
  for (let number = own === '' ? 1 : 0; ; number += 1) {
    const name = `${stem}${number === 0 ? '' : `-${number}`}${ending}`;
    if (!taken.has(name)) return name;
  }
}

/** Lowercase letters, digits and hyphens of a text; empty where it has none. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const FOREIGN = {
  message: {
    ko: '그림은 이 저장소에 있어야 합니다. 지금은 링크로 실었습니다.',
    en: 'a picture must be a file of this repository; it is a link now',
  },
  hint: {
    ko: '내려받아 content/images/에 두고 ![설명](../../images/이름.png)으로 적으십시오.',
    en: 'download it into content/images/ and write ![words](../../images/name.png)',
  },
};
const WORDLESS = {
  message: { ko: '그림에 설명이 없습니다.', en: 'the picture has no words' },
  hint: {
    ko: '그림을 보지 못하는 사람도 알 수 있게 적으십시오: ![설명](…)',
    en: 'say what it shows, for readers who cannot see it: ![words](…)',
  },
};
