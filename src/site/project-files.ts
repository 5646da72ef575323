import type { Config } from '../config/config.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { type Example, type ExamplesRead, readExamples } from '../example/load.ts';
import { type Content, readContent } from './content.ts';
import { soundDiagram } from './diagrams.ts';
import { LogFields } from './fields/log-fields.ts';
import { type FieldTexts, readFieldTexts } from './fields/texts.ts';
import { type Glossary, readGlossary } from './glossary.ts';
import { PageStore } from './page-store.ts';
import type { Prepared } from './run/prepare.ts';

/**
 * The files of a project that its pages are made of. Each is read when it is first asked for, and never again: the checks,
 * the loader, the compiler and the pages take it from here. When a file changes, while its author writes, there is another of these.
 */
export class ProjectFiles {
  readonly root: string;
  readonly config: Config;
  readonly #store: PageStore;
  #content: Content | undefined;
  #examples: ExamplesRead | undefined;
  #glossary: Glossary | undefined;
  #fieldTexts: FieldTexts | undefined;
  #fields: LogFields | undefined;
  #prepared: Promise<ReadonlyMap<string, Prepared>> | undefined;
  readonly #diagrams = new Map<string, string>();

  /** @param before the same project as it was read before: what is known of its pages is not found out again. */
  constructor(root: string, config: Config, before?: ProjectFiles) {
    this.root = root;
    this.config = config;
    this.#store = before ? before.#store : new PageStore(root);
  }

  /** All notes and log entries, and what is wrong with those that cannot be read. */
  get content(): Content {
    this.#content ??= readContent(this.root, this.#store);
    return this.#content;
  }

  /** Keep what is known of the pages for the next run. */
  remember(): void {
    this.#store.save();
  }

  /** The examples that can be read, and what is wrong with the others. */
  get examplesRead(): ExamplesRead {
    this.#examples ??= readExamples(this.root, this.config.languages);
    return this.#examples;
  }

  /**
   * All examples, sorted by id.
   * @throws DiagnosticsError when one of them cannot be read.
   */
  get examples(): readonly Example[] {
    const { examples, diagnostics } = this.examplesRead;
    if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
    return examples;
  }

  /** @throws DiagnosticsError when something in it is wrong. */
  get glossary(): Glossary {
    this.#glossary ??= readGlossary(this.root, this.config.languages);
    return this.#glossary;
  }

  /** @throws DiagnosticsError when something in it is wrong. */
  get fieldTexts(): FieldTexts {
    this.#fieldTexts ??= readFieldTexts(this.root);
    return this.#fieldTexts;
  }

  /**
   * The fields of the API that the examples use.
   * @throws DiagnosticsError when an example cannot be read.
   */
  get fields(): LogFields {
    // Asked for its fault.
    void this.examples;
    return this.fieldsRead;
  }

  /** The same, of the examples that can be read. */
  get fieldsRead(): LogFields {
    this.#fields ??= new LogFields(this.examplesRead.examples);
    return this.#fields;
  }

  /**
   * What the page of each example can do with it, by id: run it on the simulated cluster, or say why not.
   * @throws DiagnosticsError when an example cannot be read.
   */
  get prepared(): Promise<ReadonlyMap<string, Prepared>> {
    const { root, examples } = this;
    // Only a build needs the simulation.
    this.#prepared ??= import('./run/prepare.ts').then(({ prepareExamples }) => prepareExamples(root, examples));
    return this.#prepared;
  }

  /**
   * A diagram, fit to be put into a page.
   * @throws DiagnosticsError when it does not exist, or holds what no diagram may hold.
   */
  diagram(name: string): string {
    const diagram = this.#diagrams.get(name) ?? soundDiagram(this.root, name);
    this.#diagrams.set(name, diagram);
    return diagram;
  }
}
