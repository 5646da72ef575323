import type { Lang, Localized } from '../text/localized.ts';
import type { Checked, CheckSettings } from './checked.ts';

/** The program that the command is a part of: what it is called there, and what it checks besides plain manifests. */
export interface Program {
  /** How the command is called, `studylog check`. */
  readonly name: string;
  readonly version: string;
  /** The addresses of rules' pages, undefined where a rule has none. Asked for only when one is shown. */
  links(lang: Lang): Promise<Links>;
  readonly own?: OwnPaths;
}

/** The address of a rule's page by the rule's id. */
export type Links = (rule: string) => string | undefined;

/** Files and folders that a program checks in a way of its own, a folder as one with all that belongs to it. */
export interface OwnPaths {
  /** What the help says of a command line without a path. */
  readonly help: Localized;
  /**
   * What is checked when no path is given.
   * @throws Fault where there is nothing.
   */
  byDefault(): readonly string[];
  /** Whether a folder with these names in it is one. */
  isOne(folder: string, names: readonly string[]): boolean;
  /** Whether nothing else is looked for below a folder that is one. */
  isWhole(folder: string): boolean;
  /** Whether a file is one by itself. */
  isFile(path: string): boolean;
  /** Whether a folder is one, or holds nothing but such folders: it is searched whatever it is called. */
  isAmong(folder: string): boolean;
  /** @throws Error for a symbolic link, which must not lead out of such a folder. */
  refuseLink(path: string): void;
  /** The manifests in one, which `--fix` may change. */
  manifestsIn(path: string): readonly string[];
  check(paths: readonly string[], settings: CheckSettings): Promise<Checked>;
}
