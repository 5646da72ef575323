/**
 * What a reader loads for each part of a page that comes on request, and how long it takes to answer: as the built site does it in
 * a browser.
 *   npm run build && npm run bench -- page
 */
import { launchBrowser } from '../../src/verify/browser/launch.ts';
import { serveFolder } from '../../src/verify/site/serve.ts';
import { SITES } from '../site/sites.ts';
import { editor } from './page/editor.ts';
import type { Part } from './page/part.ts';
import { runHere } from './page/run-here.ts';

/** A new part is a file in tests/bench/page and a line here. */
const PARTS: readonly Part[] = [editor, runHere];

const site = await serveFolder(SITES.project, '');
const browser = await launchBrowser();
try {
  for (const { name, measure } of PARTS) {
    console.log(`\n${name}`);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    for await (const [what, figure] of measure(page, site.origin)) console.log(`  ${what.padEnd(56)} ${figure}`);
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
