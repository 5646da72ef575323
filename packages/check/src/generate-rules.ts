/** `npm run rules`: write the modules that name all rules. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, ruleFiles, ruleModules } from './rule-modules.ts';

const modules = Object.entries(ruleModules());
for (const [file, text] of modules) writeFileSync(join(FOLDER, file), text);
console.log(`src/rules: ${ruleFiles().length} rules, written to ${modules.map(([file]) => file).join(', ')}`);
