import { nativePattern } from '../../example/native-pattern.ts';
import type { Pattern } from '../../example/pattern.ts';

let re2: typeof import('../../example/pattern.ts') | undefined;

/** Load what reads patterns that JavaScript reads otherwise, where some of these are such. Call it before they are compiled. */
export async function preparePatterns(sources: readonly string[]): Promise<void> {
  if (sources.some((source) => !nativePattern(source))) re2 = await import('../../example/pattern.ts');
}

/**
 * Compile the pattern of a `$match`, which was found sound when the site was built: it takes the browser's own regular expressions
 * where these mean the same.
 */
export function compilePattern(source: string): Pattern {
  const native = nativePattern(source);
  if (native) return native;
  if (!re2) throw new Error(`the pattern ${source} was not prepared`);
  return re2.compilePattern(source);
}
