import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { svgFaults } from '../../src/site/markup/diagram.ts';

test('the diagrams of this log are allowed', () => {
  const folder = join(import.meta.dirname, '../../content/diagrams');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(svgFaults(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});

/** The colours of styles/tokens.css that differ between the themes, light and dark. */
function tokens(): ReadonlyMap<string, readonly [string, string]> {
  const css = readFileSync(join(import.meta.dirname, '../../src/site/styles/tokens.css'), 'utf8');
  const found = css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g);
  return new Map([...found].map(([, name, light, dark]) => [name!, [light!, dark!]]));
}

/** The relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g)!;
  const [r, g, b] = digits
    .map((pair) => Number.parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

test('what a diagram is made of can be seen in both themes: 3:1, as WCAG 1.4.11 asks', () => {
  const folder = join(import.meta.dirname, '../../content/diagrams');
  const colours = tokens();
  const paper = colours.get('paper')!;
  const faint = readdirSync(folder).flatMap((name) => {
    const used = new Set(
      [...readFileSync(join(folder, name), 'utf8').matchAll(/(?:stroke|fill)="var\(--([\w-]+)\)"/g)].map(
        ([, one]) => one!,
      ),
    );
    return [...used]
      .filter((token) => token !== 'paper')
      .filter((token) =>
        colours.get(token)!.some((colour, theme) => {
          const [high, low] = [luminance(colour), luminance(paper[theme]!)].sort((a, b) => b - a);
          return (high! + 0.05) / (low! + 0.05) < 3;
        }),
      )
      .map((token) => `${name}: --${token}`);
  });
  expect(faint).toEqual([]);
});
