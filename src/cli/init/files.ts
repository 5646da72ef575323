import { readFileSync } from 'node:fs';
import type { Lang } from '@studylog/check/text';
import { PACKAGE } from '../../project/own-package.ts';
import { respondingPod } from '../new/example-files.ts';

/** What `studylog init` was asked for. */
export interface NewLog {
  /** Name of the npm package: lowercase letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** The first one is at the root of the site. */
  readonly languages: readonly Lang[];
  /** `https://…/owner/name`, for «edit this page». */
  readonly repository?: string;
  /** The day of the first entry, such as 2026-11-29. */
  readonly date: string;
  /** The packages of the generator: name → file below vendor/. */
  readonly vendored: Readonly<Record<string, string>>;
}

/** Files of a new log, as they are in the package, with `{{title}}` and `{{date}}` to be filled in. */
const template = (name: string) => readFileSync(new URL(`./template/${name}`, import.meta.url), 'utf8');
const own = (name: string) => readFileSync(new URL(name, PACKAGE), 'utf8');

/** Workflows and forms that this repository uses as they are. */
const OF_GITHUB = [
  '.github/ISSUE_TEMPLATE/example-failed.yml',
  '.github/ISSUE_TEMPLATE/mistake.yml',
  '.github/actions/cluster-tools/action.yml',
  '.github/actions/recorded-examples/action.yml',
  '.github/workflows/freshness.yml',
  '.github/workflows/pages.yml',
  '.github/workflows/preview-comment.yml',
  '.github/workflows/preview.yml',
  '.github/workflows/verify.yml',
];

/** Every file of a new log: its path, and its text. */
export function filesOf(log: NewLog): Map<string, string> {
  const pages = log.languages.flatMap((lang) => [
    [`content/notes/${lang}/first-note.mdx`, template(`notes/${lang}.mdx`)],
    [`content/log/${lang}/${log.date}.mdx`, template(`log/${lang}.mdx`)],
  ]);
  const files: [string, string][] = [
    ['README.md', template(`readme/${log.languages[0]}.md`)],
    ['package.json', packageOf(log)],
    // npm would write the address of the registry that it was fetched from into the lockfile.
    ['.npmrc', 'omit-lockfile-registry-resolved=true\n'],
    ['.gitignore', ['node_modules', 'dist/', '.astro/', '.studylog/', ''].join('\n')],
    // Manifests are hashed and copied byte for byte.
    ['.gitattributes', '* text=auto eol=lf\nexamples/** -text\n'],
    [
      'tsconfig.json',
      `${JSON.stringify({ extends: 'astro/tsconfigs/strict', exclude: ['dist', 'vendor'] }, null, 2)}\n`,
    ],
    ['astro.config.mjs', own('astro.config.mjs')],
    ['studylog.config.ts', configOf(log)],
    ...respondingPod('hello', log.languages).map(([name, text]): [string, string] => [
      `examples/pod/hello/${name}`,
      text,
    ]),
    ['.github/workflows/ci.yml', template('ci.yml')],
    ...OF_GITHUB.map((name): [string, string] => [name, own(name)]),
    ...(pages as [string, string][]),
  ];
  const filled = (text: string) => text.replaceAll('{{title}}', () => log.title).replaceAll('{{date}}', log.date);
  return new Map(files.map(([path, text]) => [path, filled(text)]));
}

function packageOf({ name, vendored }: NewLog): string {
  const dependencies = Object.fromEntries(Object.entries(vendored).map(([one, file]) => [one, `file:vendor/${file}`]));
  const manifest = {
    name,
    private: true,
    type: 'module',
    engines: { node: '>=22.12' },
    scripts: {
      start: 'studylog start',
      test: 'studylog start --no-serve && studylog verify --mutate',
      dev: 'studylog dev',
      build: 'studylog build',
      serve: 'studylog serve',
      check: 'studylog check',
      verify: 'studylog verify',
      preview: 'studylog preview',
      freshness: 'studylog freshness',
      new: 'studylog new',
      import: 'studylog import',
      'evidence:forget': 'studylog forget',
    },
    dependencies,
    // It needs none: its program for this platform is a package of its own.
    allowScripts: { esbuild: false },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function configOf({ title, languages, repository }: NewLog): string {
  const quoted = (text: string) => (/[\\'\n]/.test(text) ? JSON.stringify(text) : `'${text}'`);
  return [
    "import { defineConfig } from 'studylog/config';",
    '',
    'export default defineConfig({',
    `  title: ${quoted(title)},`,
    `  languages: [${languages.map(quoted).join(', ')}],`,
    ...(repository === undefined ? [] : [`  repository: { url: ${quoted(repository)} },`]),
    "  imageHosts: ['docker.io/hashicorp'],",
    "  notes: ['first-note'],",
    '});',
    '',
  ].join('\n');
}
