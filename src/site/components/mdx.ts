import type { ComponentName } from '../mdx-components.ts';
import Answer from './Answer.astro';
import Diagram from './Diagram.astro';
import Differs from './Differs.astro';
import Drawing from './Drawing.astro';
import Example from './Example.astro';
import Exercise from './Exercise.astro';
import Goals from './Goals.astro';
import Mistake from './Mistake.astro';
import Output from './Output.astro';
import Run from './Run.astro';
import Setup from './Setup.astro';

/** The components that pages may name; the checks know the same names. */
export const mdxComponents = {
  Answer,
  Diagram,
  Differs,
  Drawing,
  Example,
  Exercise,
  Goals,
  Mistake,
  Output,
  Run,
  Setup,
} satisfies Record<ComponentName, unknown>;
