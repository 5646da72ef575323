/** A Chromium that starts on this machine, and what it needs to be started with. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it came from, in a few words. */
  readonly source: string;
}
