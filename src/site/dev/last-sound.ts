import type { Config } from '../../config/config.ts';
import { attempt } from '../../example/diagnostic.ts';
import type { Example, ExamplesRead } from '../../example/load.ts';
import type { Content, Page } from '../content.ts';
import { pageId } from '../content-files.ts';
import type { FieldTexts } from '../fields/texts.ts';
import type { Glossary } from '../glossary.ts';
import { ProjectFiles } from '../project-files.ts';

/**
 * The files of a log while its author writes: of each that cannot be read now, the last version that could be. Pages are made of
 * these, so that one mistake does not take all pages away; what is wrong is found in `read`, the files as they are.
 */
export class LastSound extends ProjectFiles {
  readonly read: ProjectFiles;
  readonly #content: Content;
  readonly #examplesRead: ExamplesRead;
  readonly #glossary: Glossary;
  readonly #fieldTexts: FieldTexts;

  constructor(root: string, config: Config, before?: LastSound) {
    super(root, config);
    this.read = new ProjectFiles(root, config, before?.read);
    const { content, examplesRead } = this.read;
    const examples = [...examplesRead.examples, ...earlierExamples(examplesRead, before)];
    const ids = new Set(examples.map(({ id }) => id));
    this.#examplesRead = {
      examples: examples.map((one) => withoutMissing(one, ids)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      unread: [],
      diagnostics: [],
    };
    const pages = [...content.pages, ...earlierPages(content, before)];
    this.#content = {
      ...content,
      pages: pages.map((page) => withoutUnknown(page, ids)),
      strays: [],
    };
    this.#glossary = attempt(() => this.read.glossary, []) ?? before?.glossary ?? NO_TERMS;
    this.#fieldTexts = attempt(() => this.read.fieldTexts, []) ?? before?.fieldTexts ?? NO_TEXTS;
  }

  override get content(): Content {
    return this.#content;
  }
  override get examplesRead(): ExamplesRead {
    return this.#examplesRead;
  }
  override get glossary(): Glossary {
    return this.#glossary;
  }
  override get fieldTexts(): FieldTexts {
    return this.#fieldTexts;
  }
}

const START = () => ({ line: 1, column: 1 });
const NO_TERMS: Glossary = { terms: [], place: START };
const NO_TEXTS: FieldTexts = { exists: false, ko: new Map(), written: {}, place: START };

function earlierPages({ unread }: Content, before: LastSound | undefined): Page[] {
  const ids = new Set(unread.map(pageId));
  return before?.content.pages.filter((page) => ids.has(pageId(page))) ?? [];
}

function earlierExamples({ unread }: ExamplesRead, before: LastSound | undefined): Example[] {
  return before?.examples.filter(({ id }) => unread.includes(id)) ?? [];
}

/** A page that embeds no example that is not there. Its text is still parsed only when somebody asks for it. */
function withoutUnknown(page: Page, ids: ReadonlySet<string>): Page {
  const uses = page.uses.filter(({ id }) => ids.has(id));
  if (uses.length === page.uses.length) return page;
  return Object.defineProperties({} as Page, {
    ...Object.getOwnPropertyDescriptors(page),
    uses: { value: uses, enumerable: true },
  });
}

/** An example that names no example that is not there. */
function withoutMissing(example: Example, ids: ReadonlySet<string>): Example {
  const { fix, ...rest } = example;
  return fix === undefined || ids.has(fix) ? example : rest;
}
