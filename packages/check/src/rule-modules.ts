import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where the rules are, and where `npm run rules` writes. */
export const FOLDER = join(import.meta.dirname, 'rules');
const CLASSES = ['yaml', 'schema', 'server', 'bundle', 'advice'];
const HEADER = `// Written by \`npm run rules\` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
`;

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The files `rules/<class>/<rule-id>.ts`, in order of class and id. */
export function ruleFiles(): { class: string; id: string }[] {
  return CLASSES.flatMap((name) =>
    readdirSync(join(FOLDER, name))
      .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
      .sort()
      .map((file) => ({ class: name, id: basename(file, '.ts') })),
  );
}

/**
 * The text of the modules that name all rules: `index.ts`; `docs.ts`, which only pages and tests import; and `yaml.ts` for who
 * reads YAML that is no manifest.
 */
export function ruleModules(): Readonly<Record<string, string>> {
  const all = ruleFiles();
  // The first class, so that the rest follows it.
  const [yaml, others] = [all.filter(isOfYaml), all.filter((file) => !isOfYaml(file))];
  return {
    'index.ts': rulesModule(others, 'rules', "import { yamlRules } from './yaml.ts';\n", '  ...yamlRules,\n'),
    'yaml.ts': rulesModule(yaml, 'yamlRules'),
    'docs.ts': docsModule(all),
  };
}

type RuleFile = ReturnType<typeof ruleFiles>[number];

const isOfYaml = (file: RuleFile): boolean => file.class === 'yaml';

function imports(files: readonly RuleFile[], name: string): string {
  return files
    .map(({ class: folder, id }) => `import { ${name} as ${camelCase(id)} } from './${folder}/${id}.ts';\n`)
    .join('');
}

/** `imported` and `first` bring rules of another module, before its own. */
function rulesModule(files: readonly RuleFile[], name: string, imported = '', first = ''): string {
  const list = first + files.map(({ id }) => `  ${camelCase(id)},\n`).join('');
  return `${HEADER}import type { Rule } from '../rule.ts';\n${imported}${imports(files, 'rule')}\nexport const ${name}: readonly Rule[] = [\n${list}];\n`;
}

function docsModule(files: readonly RuleFile[]): string {
  const table = files
    .map(({ id }) => (camelCase(id) === id ? `  ${id},\n` : `  '${id}': ${camelCase(id)},\n`))
    .join('');
  return `${HEADER}import type { RuleDocs } from '../rule.ts';\n${imports(files, 'docs')}\nexport const ruleDocs: Readonly<Record<string, RuleDocs>> = {\n${table}};\n`;
}
