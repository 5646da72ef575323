import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type Diagnostic, DiagnosticsError } from './diagnostic.ts';

/**
 * The only way to the files of content/ and examples/: a symbolic link among them would publish whatever file of the
 * machine it points at. The project's root itself may be reached through a link.
 */

/** Files that desktops and editors leave behind; nothing reads them. */
export const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\..*\.sw[a-p]|.*~)$/;

/**
 * Read a file of the project.
 * @throws DiagnosticsError when it, or a folder on the way from `root` to it, is a symbolic link.
 */
export function readOwnFile(root: string, path: string): Buffer {
  refuseLinks(root, path);
  return readFileSync(path);
}

/**
 * List a folder of the project, sorted by name; empty where there is no such folder.
 * @throws DiagnosticsError when it, a folder on the way from `root` to it, or an entry is a symbolic link.
 */
export function listOwnFolder(root: string, folder: string): Dirent[] {
  refuseLinks(root, folder);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const links = entries.filter((entry) => entry.isSymbolicLink());
  if (links.length > 0) throw new DiagnosticsError(links.map(({ name }) => linked(root, join(folder, name))));
  return entries;
}

/** @throws DiagnosticsError when a part of the path from `root` to `path` is a symbolic link. */
export function refuseLinks(root: string, path: string): void {
  let place = resolve(root);
  for (const part of relative(place, resolve(path)).split(sep)) {
    place = join(place, part);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new DiagnosticsError([linked(root, place)]);
  }
}

function linked(root: string, path: string): Diagnostic {
  return {
    file: relative(root, path),
    line: 1,
    column: 1,
    message: { ko: '심볼릭 링크는 쓸 수 없습니다.', en: 'symbolic links are not allowed here' },
    hint: {
      ko: '링크를 지우고, 필요한 내용을 담은 파일이나 폴더를 그 자리에 두십시오.',
      en: 'delete the link, and put a file or folder with the content itself in its place',
    },
  };
}
