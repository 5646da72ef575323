import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every file that a file imports by a relative path, its types too; both as paths from `root`. */
export function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/^\s*(?:import|export)\b[^;]*?\bfrom '(\.[^'?]+)'|\bimport\(?\s*'(\.[^'?]+)/gm);
  return [...found].map(([, first, second]) => join(dirname(file), (first ?? second)!));
}
