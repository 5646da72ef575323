/**
 * The components that notes and log entries may use without importing them, and their attributes.
 * src/site/components/mdx.ts gives each its markup; src/site/components/README.md shows how to write them.
 */
export const COMPONENTS = {
  Example: { id: 'required', focus: 'optional', file: 'optional' },
  Run: { id: 'required' },
  Output: { id: 'required', command: 'required', from: 'optional', to: 'optional' },
  Setup: { id: 'required', part: 'required' },
  Goals: {},
  Mistake: { title: 'required' },
  Exercise: { title: 'optional', task: 'optional', given: 'optional' },
  Answer: {},
  Differs: {},
  Drawing: { id: 'required', file: 'optional' },
  Diagram: { name: 'required', alt: 'required' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, 'required' | 'optional'>>>>;
export type ComponentName = keyof typeof COMPONENTS;

/** Components that show something of their own: what a page put between their tags would never be seen. */
export const CLOSED: ReadonlySet<string> = new Set<ComponentName>([
  'Example',
  'Run',
  'Output',
  'Setup',
  'Drawing',
  'Diagram',
]);
