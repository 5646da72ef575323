import type { Plugin } from 'vite';
import type { Config } from '../config/config.ts';

/** Hands the configuration to the pages, which Vite runs where they cannot read it themselves: as data, and as a stylesheet. */
export function virtualModules(config: Config): Plugin {
  const modules: Readonly<Record<string, string>> = {
    'virtual:studylog/config': `export default ${JSON.stringify(config)}`,
    'virtual:studylog/colours.css': coloursOf(config),
  };
  return {
    name: 'studylog',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0') ? modules[id.slice(1)] : undefined),
  };
}

/** The colours of the log, over those of styles/tokens.css. */
function coloursOf({ colours }: Config): string {
  if (!colours) return '';
  const { light, dark } = colours.accent;
  return `:root { --accent: light-dark(${light}, ${dark}); }`;
}
