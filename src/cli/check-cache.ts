import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReportedFinding } from '@studylog/check/report';
import { writeAtomically } from '../verify/atomic.ts';

/** What was found in a file that is checked alone, by the digest of its text. */
export type Known = readonly [digest: string, documents: number, findings: readonly ReportedFinding[]];

/** Where `--cache` keeps what it knows, from the working directory. */
const PLACE = join('.studylog', 'check-cache.json');

const IS_BUNDLE = !import.meta.filename.endsWith('.ts');
/** What a verdict depends on besides the text: the checker's own files, and the parser; in a bundle, all its code. */
const SOURCES = IS_BUNDLE ? ['.'] : ['../../packages/check/src', '../../node_modules/js-yaml/package.json'];

/** The digest under which a text is known. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** What was found in files, remembered from one run to the next of the very same checker. */
export class CheckCache {
  readonly #key: string;
  readonly #known: ReadonlyMap<string, Known>;
  readonly #met = new Map<string, Known>();

  private constructor(key: string, known: readonly Known[]) {
    this.#key = key;
    this.#known = new Map(known.map((each) => [each[0], each]));
  }

  /** Open it for a setting, such as the language; empty where another checker or setting wrote it, or it cannot be read. */
  static open(setting: string): CheckCache {
    const key = digestOf([setting, ...sources().map((path) => digestOf(read(path)))].join());
    const { key: wrote, files } = parse(read(PLACE));
    return new CheckCache(key, wrote === key ? files : []);
  }

  /** What is known of a file's text; the findings name the file as it is called now. Bytes that are no text are never known. */
  find(path: string): Known | undefined {
    const text = read(path);
    // Node reads any byte that is no UTF-8 as U+FFFD, so that different files would read alike.
    const known = text === '' || text.includes('\ufffd') ? undefined : this.#known.get(digestOf(text));
    if (!known) return undefined;
    const [digest, documents, findings] = known;
    this.#met.set(digest, known);
    const related = (finding: ReportedFinding) => finding.related.map((place) => ({ ...place, file: path }));
    return [digest, documents, findings.map((each) => ({ ...each, file: path, related: related(each) }))];
  }

  /** Remember what this run met, and forget the rest. Where that can't be written, says so: the findings matter more. */
  save(found: readonly Known[]): void {
    for (const known of found) this.#met.set(known[0], known);
    try {
      mkdirSync(dirname(PLACE), { recursive: true });
      writeAtomically(PLACE, JSON.stringify({ key: this.#key, files: [...this.#met.values()] }));
    } catch (error) {
      console.error(`studylog check: nothing was remembered for the next run: ${(error as Error).message}`);
    }
  }
}

function parse(text: string): { readonly key?: string; readonly files: readonly Known[] } {
  try {
    return { files: [], ...(JSON.parse(text) as object | null) };
  } catch {
    return { files: [] };
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function sources(): string[] {
  return SOURCES.map((name) => join(import.meta.dirname, name)).flatMap((place) => {
    if (place.endsWith('.json')) return [place];
    const entries = readdirSync(place, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && (!IS_BUNDLE || entry.name.endsWith('.js')))
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();
  });
}
