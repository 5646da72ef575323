import { ruleDocs, rules } from '@studylog/check/rules';
import { files, paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { collectionOf } from '../collections/index.ts';
import { exampleById, examples, homeExample, logFields, writtenPages } from '../data.ts';
import { hasRulePage } from '../rule-addresses.ts';
import { LANGS } from '../site.ts';
import type { ShownManifest } from './shown-keys.ts';

/** A page on which manifests are shown. */
export interface PageWithManifests {
  readonly lang: Lang;
  /** Its path without the language. */
  readonly path: string;
  manifests(): ShownManifest[];
}

/** Every page that shows manifests, in every language. */
export function pagesWithManifests(): PageWithManifests[] {
  const pages = writtenPages().flatMap((page): PageWithManifests[] => {
    const shown = page.uses.filter(({ component }) => component === 'Example');
    const [path] = collectionOf(page).addresses(page);
    const manifests = () => distinct(shown.map(({ id, file }) => fileOf(id, file)));
    return shown.length > 0 ? [{ lang: page.lang, path, manifests }] : [];
  });
  const home = homeExample();
  const same = LANGS.flatMap((lang): PageWithManifests[] => [
    ...(home ? [{ lang, path: paths.home(), manifests: () => [fileOf(home.id, undefined)] }] : []),
    ...examples().map(({ id, files: all }) => ({
      lang,
      path: paths.example(id),
      manifests: () => all.map(({ name }) => fileOf(id, name)),
    })),
    ...rules
      .filter(({ id }) => hasRulePage(id))
      .map(({ id }) => ({ lang, path: paths.rule(id), manifests: () => ofRule(id) })),
  ]);
  return [...pages, ...same];
}

function fileOf(id: string, file: string | undefined): ShownManifest {
  const { files: all } = exampleById(id);
  const { name, manifest } = all.find((one) => one.name === file) ?? all[0]!;
  return { name: files.raw(id, name), keys: logFields().keysOf(manifest) };
}

/** The manifests of a rule have no files: their order on the page names them. */
function ofRule(id: string): ShownManifest[] {
  const { fails, passes } = ruleDocs[id]!;
  return [...fails.map(({ manifest }) => manifest), ...passes].map((text, number) => ({
    name: String(number),
    keys: logFields().keysOfText(text),
  }));
}

const distinct = (manifests: readonly ShownManifest[]): ShownManifest[] => [
  ...new Map(manifests.map((manifest) => [manifest.name, manifest])).values(),
];
