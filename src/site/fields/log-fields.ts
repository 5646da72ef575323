import { type FieldHelp, fieldOf, keysOf, type ManifestKey, objectBelow } from '@studylog/check/fields';
import { type ManifestFile, parseManifest } from '@studylog/check/manifest';
import type { Example } from '../../example/load.ts';
import type { FieldPage } from './field-page.ts';
import { type FieldPlace, fieldPath, pagePlace } from './page-place.ts';
import { reference } from './reference.ts';

/** The fields that the examples of a log use, each with its page. */
export class LogFields {
  /** Kinds first, each followed by its fields as its type has them. */
  readonly pages: readonly FieldPage[];
  readonly #byPath: ReadonlyMap<string, FieldPage>;
  readonly #keys = new Map<string, readonly ManifestKey[]>();

  constructor(examples: readonly Example[]) {
    const places = new Map<string, FieldPlace>();
    const users = new Map<string, Set<string>>();
    for (const { id, files } of examples) {
      for (const key of files.flatMap(({ manifest }) => this.keysOf(manifest))) {
        for (const place of placesOf(key)) {
          const path = fieldPath(place);
          if (!places.has(path)) places.set(path, place);
          if (places.get(path)!.apiVersion !== place.apiVersion) continue;
          users.set(path, (users.get(path) ?? new Set()).add(id));
        }
      }
    }
    const pages = [...places.values()].flatMap((place) => pageOf(place, [...users.get(fieldPath(place))!]) ?? []);
    this.pages = inOrder(pages);
    this.#byPath = new Map(this.pages.map((page) => [page.path, page]));
  }

  /** The keys of a manifest; of one file they are found once. */
  keysOf(manifest: ManifestFile): readonly ManifestKey[] {
    const keys = this.#keys.get(manifest.text) ?? keysOf(manifest, reference.schema);
    this.#keys.set(manifest.text, keys);
    return keys;
  }

  keysOfText(text: string): readonly ManifestKey[] {
    return this.keysOf(parseManifest('manifest.yaml', text));
  }

  /** The page of a place in the API; undefined where no example uses it. Of a kind in two versions, the first that is used has pages. */
  pageAt(place: FieldPlace): FieldPage | undefined {
    return this.#pageOf(pagePlace(place, reference.schema));
  }

  /** The page of a key: for one that an author chose, that of the map. */
  pageOfKey(key: ManifestKey): FieldPage | undefined {
    const place = placesOf(key).at(-1);
    return place && this.#pageOf(place);
  }

  #pageOf(place: FieldPlace): FieldPage | undefined {
    const page = this.#byPath.get(fieldPath(place));
    return page?.apiVersion === place.apiVersion ? page : undefined;
  }
}

/** What stands below a page's field: every field of its type, with its page where an example uses it. */
export function fieldsBelow(page: FieldPage, fields: LogFields): { help: FieldHelp; page: FieldPage | undefined }[] {
  if (page.below === undefined) return [];
  return reference.fields(page.below).map((help) => ({
    help,
    page: fields.pageAt({ ...page, names: [...page.names, help.name] }),
  }));
}

/** What the API says of the field of a page, or of the kind. */
export const textOfPage = ({ help, below }: FieldPage): string =>
  help?.description ?? reference.textOfType(below ?? '');

/** The pages above one, the kind's first. */
export function pagesAbove(page: FieldPage, fields: LogFields): FieldPage[] {
  return page.names.flatMap((_, length) => fields.pageAt({ ...page, names: page.names.slice(0, length) }) ?? []);
}

/** The pages of each kind. */
export const pagesByKind = ({ pages }: LogFields): (readonly [kind: string, pages: readonly FieldPage[]])[] => [
  ...Map.groupBy(pages, ({ kind }) => kind),
];

/** The kind of a key, and the field that it is or belongs to, where they have their pages. */
function placesOf({ apiVersion, kind, meaning }: ManifestKey): FieldPlace[] {
  const field = fieldOf(meaning);
  if (!field) return [];
  const place = pagePlace({ apiVersion, kind, names: field.names }, reference.schema);
  return [{ ...place, names: [] }, place];
}

function helpAt({ apiVersion, kind, names }: FieldPlace) {
  let owner = reference.schema.kind(apiVersion, kind)?.type;
  let help: ReturnType<typeof reference.field>;
  for (const name of names) {
    help = owner === undefined ? undefined : reference.field(owner, name);
    owner = help && objectBelow(help.type);
  }
  return help;
}

function pageOf(place: FieldPlace, examples: readonly string[]): FieldPage | undefined {
  const help = helpAt(place);
  const below = help ? objectBelow(help.type) : reference.schema.kind(place.apiVersion, place.kind)?.type;
  return { path: fieldPath(place), ...place, help, below, examples: [...examples].sort() };
}

function inOrder(pages: readonly FieldPage[]): FieldPage[] {
  return [...pages].sort((a, b) => a.path.localeCompare(b.path, 'en'));
}
