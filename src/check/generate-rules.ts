import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'rules');
const CLASSES = ['yaml', 'schema', 'server', 'bundle', 'advice'];
const HEADER = `// Written by \`npm run rules\` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
`;

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The files `rules/<class>/<rule-id>.ts`, in order of class and id. */
export function ruleFiles(): { class: string; id: string }[] {
  return CLASSES.flatMap((name) => {
    let files: string[] = [];
    try {
      files = readdirSync(join(FOLDER, name));
    } catch {
      // A class without a folder has no rules yet.
    }
    return files
      .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
      .sort()
      .map((file) => ({ class: name, id: basename(file, '.ts') }));
  });
}

/** The text of `rules/index.ts`, which the checker imports, and of `rules/docs.ts`, which only pages and tests do. */
export function ruleModules(): Readonly<Record<'index.ts' | 'docs.ts', string>> {
  const files = ruleFiles();
  const imports = (name: string): string =>
    files
      .map(({ class: folder, id }) => `import { ${name} as ${camelCase(id)} } from './${folder}/${id}.ts';\n`)
      .join('');
  const list = files.map(({ id }) => `  ${camelCase(id)},\n`).join('');
  const table = files
    .map(({ id }) => (camelCase(id) === id ? `  ${id},\n` : `  '${id}': ${camelCase(id)},\n`))
    .join('');
  return {
    'index.ts': `${HEADER}import type { Rule } from '../rule.ts';\n${imports('rule')}\nexport const rules: readonly Rule[] = [\n${list}];\n`,
    'docs.ts': `${HEADER}import type { RuleDocs } from '../rule.ts';\n${imports('docs')}\nexport const ruleDocs: Readonly<Record<string, RuleDocs>> = {\n${table}};\n`,
  };
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(ruleModules())) writeFileSync(join(FOLDER, file), text);
}
