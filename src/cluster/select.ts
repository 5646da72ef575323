import type { Engine, EngineName } from './engine.ts';

/** Engines load only when asked for: kind's needs packages that the embedded one does without. */
const ENGINES: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  embedded: async () => (await import('./embedded/node.ts')).embeddedEngine,
  kind: async () => (await import('./kind/index.ts')).kindEngine,
  context: async () => (await import('./context/index.ts')).contextEngine,
};

export const ENGINE_NAMES = Object.keys(ENGINES) as EngineName[];

/** Load an engine by name. */
export function loadEngine(name: EngineName): Promise<Engine> {
  return ENGINES[name]();
}
