import { join } from 'node:path';
import type { Cluster, EngineName, StartOptions } from '../../cluster/engine.ts';
import { loadEngine } from '../../cluster/select.ts';
import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import type { PageDriver } from '../../verify/page.ts';
import type { Reader } from '../../verify/reader.ts';
import type { SharedBrowser } from '../../verify/site/tab.ts';

export interface SessionOptions extends StartOptions {
  readonly engine: EngineName;
  /** Take manifests and commands from the built site's pages. */
  readonly fromSite: boolean;
  readonly config: Config;
  readonly examples: readonly Example[];
}

/** A cluster and, where steps look at pages, a browser. */
export interface Session {
  readonly cluster: Cluster;
  readonly browser?: PageDriver;
  readonly reader?: Reader;
}

/**
 * Start what a run needs, do `work` with it, and stop it again whatever happens. The cluster comes last: that no browser is
 * installed, or the site not built, is said before a minute is spent on it.
 */
export async function withSession<T>(options: SessionOptions, work: (session: Session) => Promise<T>): Promise<T> {
  const { engine, fromSite, root, examples, config, ...start } = options;
  const loaded = await loadEngine(engine);
  const looks = engine !== 'embedded' && examples.some(({ steps }) => steps.some(({ verb }) => verb === 'page'));
  const closers: (() => Promise<void>)[] = [];
  try {
    let browser: SharedBrowser | undefined;
    let reader: Reader | undefined;
    if (fromSite || looks) {
      const { openBrowser } = await import('../../verify/site/tab.ts');
      browser = await openBrowser(join(root, '.studylog', 'screenshots'), start.progress);
      closers.unshift(browser.close);
    }
    if (fromSite && browser) {
      const { openSite } = await import('../../verify/site/read.ts');
      reader = await openSite(root, browser.browser, config);
      closers.unshift(reader.close);
    }
    let cluster = await loaded.start({ ...start, root });
    const { close } = cluster;
    closers.unshift(() => close());
    if (engine === 'embedded') cluster = (await import('../../kubectl/workspace.ts')).withKubectl(cluster);
    return await work({ cluster, ...(browser ? { browser } : {}), ...(reader ? { reader } : {}) });
  } finally {
    for (const close of closers) await close();
  }
}
