/** Why a file operation failed, in the words of the C library. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

const NO_FILE = 'No such file or directory';
const IS_DIRECTORY = 'Is a directory';
const READ_ONLY = 'Read-only file system';
const EXISTS = 'File exists';
const FULL = 'No space left on device';

/** Characters that one file may have. */
const MOST = 1_000_000;

/** Files and directories below one root, by their path from there: `a/b`; the root is ''. */
export class Directory {
  readonly files = new Map<string, string>();
  readonly directories = new Set<string>(['']);

  /** Put a file there, and the directories above it. */
  add(path: string, text: string): void {
    this.addDirectory(parentOf(path));
    this.files.set(path, text);
  }

  addDirectory(path: string): void {
    for (let at = path; !this.directories.has(at); at = parentOf(at)) this.directories.add(at);
  }

  /** Hold what another holds, and nothing else. */
  become(other: Directory): void {
    this.files.clear();
    this.directories.clear();
    for (const path of other.directories) this.directories.add(path);
    for (const [path, text] of other.files) this.files.set(path, text);
  }
}

/** A volume, or a part of it, at a place in a container. */
export interface Mount {
  /** Absolute, without a slash at its end. */
  readonly at: string;
  readonly directory: Directory;
  /** Where in the volume it begins. */
  readonly root: string;
  readonly readOnly: boolean;
}

/** The files that a simulated container has: those of its mounts. It has webernetes' four methods, which never fail. */
export class ContainerFiles {
  readonly #mounts: readonly Mount[];

  constructor(mounts: readonly Mount[]) {
    this.#mounts = mounts;
  }

  read(path: string): string | undefined {
    const place = this.#find(path);
    return place?.directory.files.get(place.path);
  }

  has(path: string): boolean {
    return this.kind(path) !== undefined;
  }

  write(path: string, text = ''): void {
    const place = this.#find(path);
    if (!place?.directory.directories.has(parentOf(place.path))) throw new FileError(NO_FILE);
    if (place.directory.directories.has(place.path)) throw new FileError(IS_DIRECTORY);
    if (place.readOnly) throw new FileError(READ_ONLY);
    if (text.length > MOST) throw new FileError(FULL);
    place.directory.files.set(place.path, text);
  }

  delete(path: string): boolean {
    const place = this.#find(path);
    if (!place?.directory.files.has(place.path)) return false;
    if (place.readOnly) throw new FileError(READ_ONLY);
    return place.directory.files.delete(place.path);
  }

  kind(path: string): 'file' | 'directory' | undefined {
    const place = this.#find(path);
    if (place?.directory.files.has(place.path)) return 'file';
    return place?.directory.directories.has(place.path) ? 'directory' : undefined;
  }

  isMounted(path: string): boolean {
    return this.#find(path) !== undefined;
  }

  /** Names in a directory, in order. */
  list(path: string): string[] {
    const place = this.#find(path)!;
    const { files, directories } = place.directory;
    const below = [...files.keys(), ...directories].filter((one) => one !== '' && parentOf(one) === place.path);
    const mounted = this.#mounts.map(({ at }) => at).filter((at) => parentOf(at) === clean(path));
    return [...new Set([...below, ...mounted].map((one) => one.slice(one.lastIndexOf('/') + 1)))].sort();
  }

  makeDirectory(path: string): void {
    const place = this.#find(path);
    if (!place) throw new FileError(NO_FILE);
    if (this.has(path)) throw new FileError(EXISTS);
    if (!place.directory.directories.has(parentOf(place.path))) throw new FileError(NO_FILE);
    if (place.readOnly) throw new FileError(READ_ONLY);
    place.directory.directories.add(place.path);
  }

  #find(path: string): { directory: Directory; path: string; readOnly: boolean } | undefined {
    const wanted = clean(path);
    const mount = innermost(this.#mounts, wanted);
    if (!mount) return undefined;
    const { directory, root, readOnly } = mount;
    const rest = wanted.slice(mount.at.length + 1);
    return { directory, path: root && rest ? `${root}/${rest}` : root || rest, readOnly };
  }
}

/** The mount that a path is in. */
export function innermost<M extends { readonly at: string }>(mounts: readonly M[], path: string): M | undefined {
  const around = mounts.filter(({ at }) => path === at || path.startsWith(`${at}/`));
  return around.sort((a, b) => b.at.length - a.at.length)[0];
}

/** A path without `.`, `..`, doubled slashes and a slash at its end. */
export function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
