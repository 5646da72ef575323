import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FoundBrowser } from './found.ts';

/** Only what the binary needs to start; the package's own list turns web security off. */
const ARGS = ['--no-sandbox', '--headless=shell', '--disable-gpu', '--no-zygote'];
/** Where it is unpacked, per user, so that nobody runs a binary that another user put there. */
const HOME = join(tmpdir(), `studylog-browser-${process.getuid?.() ?? 'user'}`);
/** The package's own names folders of the service that it is made for. Without any font the browser ends at most pages. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(HOME, 'fonts')}</dir>
  <cachedir>${join(HOME, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** The packaged browser when this or an earlier run unpacked it. */
function unpackedBrowser(): FoundBrowser | undefined {
  return existsSync(join(HOME, 'chromium')) ? unpacked() : undefined;
}

/** The browser of the npm package @sparticuz/chromium (Linux on x64 only), libraries and fonts included, unpacked once. */
export async function packagedBrowser(): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const before = unpackedBrowser();
  if (before) return before;
  // The package unpacks into the temporary folder and looks there first: a private one, renamed when complete,
  // keeps two processes that unpack at once from seeing half a browser.
  const saved = { ...process.env };
  const folder = mkdtempSync(join(tmpdir(), 'studylog-unpack-'));
  try {
    process.env.TMPDIR = folder;
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    writeFileSync(join(folder, 'fonts.conf'), FONTS);
    if (!existsSync(HOME)) renameSync(folder, HOME);
  } catch {
    // Not installed (npm ci --omit=dev), no room to unpack it, or another process was first: what is there now decides.
  } finally {
    restoreEnvironment(saved);
    rmSync(folder, { recursive: true, force: true });
  }
  return unpackedBrowser();
}

function unpacked(): FoundBrowser {
  const libraries = [join(HOME, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(HOME, 'chromium'),
    args: ARGS,
    // The machine's own fonts as well: the package brings Latin ones only.
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(HOME, 'fonts.conf') },
    source: 'the npm package @sparticuz/chromium',
  };
}

/** Make the environment of this process what it was. */
export function restoreEnvironment(saved: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name];
  Object.assign(process.env, saved);
}
