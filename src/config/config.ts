import { DEFAULT_VERSION, VERSIONS } from '@studylog/check/schema';
import type { Lang } from '@studylog/check/text';
import { z } from 'zod';
import { pattern, saying, unique } from '../example/issues.ts';
import { LANGUAGES, withEveryLanguage } from '../example/languages.ts';
import { exampleId, slug } from '../example/names.ts';

/** What each log decides for itself, in `studylog.config.ts` at the top of the project. */

const imagePrefix = pattern(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/, {
  ko: 'ghcr.io나 docker.io/library처럼 레지스트리의 호스트로 시작하고 소문자로 적어야 합니다.',
  en: 'expected the host of a registry, in lower case, and optionally a path: ghcr.io or docker.io/library',
});

/** A text in every language of the log, or one for all of them. */
const text = z.union([z.string().min(1), z.strictObject({ ko: z.string().min(1), en: z.string().min(1) }).partial()]);
const webAddress = pattern(/^https?:\/\/[^\s/]+\S*$/, {
  ko: 'https://로 시작하는 주소여야 합니다.',
  en: 'expected an address that starts with https://',
});
const branch = pattern(/^[\w.-]+(\/[\w.-]+)*$/, {
  ko: 'main 같은 브랜치의 이름이어야 합니다.',
  en: 'expected the name of a branch, such as main',
});
const colour = pattern(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i, {
  ko: '#0b6b4b 같은 색이어야 합니다.',
  en: 'expected a colour such as #0b6b4b',
});
/** A page's path without its language, an anchor included. */
const path = pattern(/^\/[^\s?]*$/, {
  ko: '/notes/pod/처럼 /로 시작하는 주소여야 합니다.',
  en: 'expected an address that starts with /, such as /notes/pod/',
});

const FIELDS = z.strictObject({
  title: text.describe('The name of the log.'),
  tagline: text.optional().describe('What the log is about, in one sentence: the heading of its first page.'),
  languages: z
    .array(z.enum([...LANGUAGES]))
    .min(1)
    .superRefine(unique)
    .default([...LANGUAGES])
    .describe('The languages of the log. The first is at the root of the site, the other below its code.'),
  repository: z
    .strictObject({
      url: webAddress
        .optional()
        .describe('`https://…/owner/name`, for «edit this page». REPOSITORY_URL of the environment wins over it.'),
      branch: branch.default('main').describe('The branch that the site is built from.'),
    })
    .default({ branch: 'main' }),
  licences: z
    .strictObject({ code: z.string().min(1), content: z.string().min(1) })
    .optional()
    .describe('The licences of the examples and of the texts, which the foot of every page names.'),
  colours: z
    .strictObject({ accent: z.strictObject({ light: colour, dark: colour }) })
    .optional()
    .describe('The accent colour on white and on black. Text in it needs a contrast of 4.5:1.'),
  mark: slug.optional().describe('A drawing of content/diagrams/ that stands before the title on every page.'),
  homeExample: exampleId.optional().describe('The example on the first page; without it the first one of the notes.'),
  checkExample: exampleId
    .optional()
    .describe('The example that the page of the checker starts with; without it the first one.'),
  imageHosts: z
    .array(imagePrefix)
    .superRefine(unique)
    .default([])
    .describe(
      'Where the images of examples may come from: registries, or paths on them. `redis` is docker.io/library/redis.',
    ),
  imageWaivers: z
    .array(z.strictObject({ example: exampleId, image: z.string().min(1), reason: z.string().min(1) }))
    .default([])
    .describe('Images from elsewhere that an example may use all the same, word for word, with the reason.'),
  sources: z
    .array(z.string().regex(/^[a-z0-9.-]+(\/[^\s?#]*[^\s?#/])?$/))
    .superRefine(unique)
    .default([])
    .describe(
      'Whose pages support what a note states, for `studylog facts`: hosts (`kubernetes.io`), or hosts with the start of a path.',
    ),
  kubernetes: z
    .array(z.enum([...VERSIONS]))
    .min(1)
    .superRefine(unique)
    .default([DEFAULT_VERSION])
    .describe('The Kubernetes minors that the examples are run on. What another minor recorded never wins over these.'),
  notes: z
    .array(slug)
    .superRefine(unique)
    .default([])
    .describe('The notes in reading order, by slug; the first one is the overview.'),
  redirects: z
    .record(path, path)
    .default({})
    .describe('Former addresses and where their pages are now, without a language: they lead there in every language.'),
});

/** The fields, and every text in every language of the log. */
export const CONFIG_SCHEMA = FIELDS.superRefine((config, context) => {
  for (const field of ['title', 'tagline'] as const) {
    const written = config[field];
    if (written === undefined || typeof written === 'string') continue;
    for (const lang of config.languages.filter((one) => written[one] === undefined)) {
      context.addIssue({ code: 'custom', path: [field, lang], ...MISSING[lang], input: written });
    }
  }
}).transform(({ title, tagline, ...config }) => ({
  ...config,
  title: withEveryLanguage(title),
  ...(tagline === undefined ? {} : { tagline: withEveryLanguage(tagline) }),
}));

const MISSING: Readonly<Record<Lang, ReturnType<typeof saying>>> = {
  ko: saying({ ko: '한국어 글이 없습니다.', en: 'the Korean text is missing' }),
  en: saying({ ko: '영어 글이 없습니다.', en: 'the English text is missing' }),
};

/** The configuration as it is written; fields with a default may be left out. */
export type ConfigInput = z.input<typeof CONFIG_SCHEMA>;
/** The configuration as the project reads it. */
export type Config = z.output<typeof CONFIG_SCHEMA>;

/** Give a configuration its type, so that an editor completes and checks it. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
