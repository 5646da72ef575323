import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { zipped } from './measure.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Bytes after gzip of the script that searches, as the site bundles it. */
export async function codeSize(): Promise<number> {
  const bundle = await rolldown({ input: join(ROOT, 'src/site/browser/search-page.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  return output.reduce((sum, file) => sum + (file.type === 'chunk' ? zipped(file.code) : 0), 0);
}
