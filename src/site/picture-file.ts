import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../example/diagnostic.ts';
import { readOwnFile } from '../example/own-files.ts';

/** Bytes of one picture at most; whoever builds the site decodes and encodes it again. */
export const PICTURE_BYTES = 1024 * 1024;

/** How files of a kind begin, by the ending of their name. `.` is any byte. */
const BEGINNINGS: readonly { readonly ending: RegExp; readonly begins: RegExp }[] = [
  { ending: /\.png$/, begins: /^\x89PNG\r\n\x1a\n/ },
  { ending: /\.jpe?g$/, begins: /^\xff\xd8\xff/ },
  { ending: /\.gif$/, begins: /^GIF8[79]a/ },
  { ending: /\.webp$/, begins: /^RIFF.{4}WEBP/s },
  { ending: /\.avif$/, begins: /^.{4}ftypavi[fs]/s },
];

/** Whether bytes begin as a picture of the kind that the name of its file says. */
export function isPictureOf(name: string, bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 16);
  return BEGINNINGS.some(({ ending, begins }) => ending.test(name) && begins.test(start));
}

/**
 * What is wrong with a picture of content/images/, by its path from the project's root; undefined where it is fine. Whatever
 * its name says, Astro goes by what it holds: an SVG would be published as one, with its scripts.
 */
export function pictureFileFault(root: string, file: string): Diagnostic | undefined {
  const place = { file, line: 1, column: 1 };
  const path = join(root, file);
  if (statSync(path).size > PICTURE_BYTES) {
    return {
      ...place,
      message: { ko: '그림이 1MiB보다 큽니다.', en: 'the picture is larger than 1 MiB' },
      hint: { ko: '크기를 줄이거나 WebP로 바꾸십시오.', en: 'make it smaller, or save it as WebP' },
    };
  }
  if (isPictureOf(file, readOwnFile(root, path))) return undefined;
  return {
    ...place,
    message: {
      ko: '파일의 형식이 이름의 확장자와 다릅니다.',
      en: 'the format of the file does not match its name',
    },
    hint: {
      ko: '이름에 맞는 형식의 그림으로 다시 저장하십시오.',
      en: 'save the picture in the format of its name',
    },
  };
}
