import { join } from 'node:path';
import type { Cluster, EngineName, StartOptions } from '../../cluster/engine.ts';
import { loadEngine } from '../../cluster/select.ts';
import type { Example } from '../../example/load.ts';
import type { PageDriver } from '../../verify/page.ts';
import type { Reader } from '../../verify/reader.ts';

export interface SessionOptions extends StartOptions {
  readonly engine: EngineName;
  /** Take manifests and commands from the built site's pages. */
  readonly fromSite: boolean;
  readonly root: string;
  readonly examples: readonly Example[];
}

/** A cluster and, where steps look at pages, a browser. */
export interface Session {
  readonly cluster: Cluster;
  readonly browser?: PageDriver;
  readonly reader?: Reader;
}

/** Start what a run needs, do `work` with it, and stop it again whatever happens. */
export async function withSession<T>(options: SessionOptions, work: (session: Session) => Promise<T>): Promise<T> {
  const { engine, fromSite, root, examples, ...start } = options;
  const loaded = await loadEngine(engine);
  const cluster = await loaded.start(start);
  const closers = [() => cluster.close()];
  try {
    const looks = examples.some(({ steps }) => steps.some(({ verb }) => verb === 'page'));
    if (!fromSite && !(looks && cluster.capabilities.has('browser'))) return await work({ cluster });
    const { openBrowser } = await import('../../verify/site/tab.ts');
    const browser = await openBrowser(join(root, '.studylog', 'screenshots'));
    closers.unshift(() => browser.close());
    if (!fromSite) return await work({ cluster, browser });
    const { openSite } = await import('../../verify/site/read.ts');
    const reader = await openSite(root, browser.browser);
    closers.unshift(() => reader.close());
    return await work({ cluster, browser, reader });
  } finally {
    for (const close of closers) await close();
  }
}
