import { Fault, type Localized } from '@studylog/check/text';
import { readCommand, readWatch } from './kubectl.ts';
import type { LocatedYaml } from './located.ts';
import { compilePattern } from './pattern.ts';
import { holdsSteps, type Step } from './verbs/index.ts';

const COMPARISONS = ['$gt', '$gte', '$lt', '$lte', '$ne', '$oneOf'];

/**
 * Find what the schema cannot: command lines that may not run, patterns that cannot be used, and names used before a step saves them.
 * Faults go to `yaml.diagnostics`.
 */
export function checkMeaning(steps: readonly Step[], yaml: LocatedYaml, prefix: PropertyKey[] = ['steps']): void {
  const saved = new Set<string>();
  const walk = (list: readonly Step[], path: PropertyKey[]) => {
    for (const [index, step] of list.entries()) {
      const here = [...path, index];
      const uses: Use[] = [];
      const { do: _steps, ...fields } = step as Step & { do?: unknown };
      if (holdsSteps(step)) walk(step.do as Step[], [...here, 'do']);
      uses.push(...usesIn(fields, here));
      if (step.verb === 'run') checkReading(() => readCommand(step.run), yaml, [...here, 'run']);
      if (step.verb === 'watch') checkReading(() => readWatch(step.watch), yaml, [...here, 'watch']);
      for (const use of uses) checkUse(use, saved, yaml);
      for (const { operator, value } of uses) if (operator === '$save') saved.add(String(value));
    }
  };
  walk(steps, prefix);
}

interface Use {
  readonly operator: string;
  readonly value: unknown;
  readonly path: PropertyKey[];
}

function usesIn(value: unknown, path: PropertyKey[]): Use[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return key.startsWith('$')
      ? [{ operator: key, value: child, path: [...path, step] }]
      : usesIn(child, [...path, step]);
  });
}

/** Read the value at a path, and report the fault that it is rejected with. */
function checkReading(read: () => unknown, yaml: LocatedYaml, path: PropertyKey[]): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { said: message, hint } = error;
    yaml.diagnostics.push({ file: yaml.file, ...yaml.place(path), message, ...(hint ? { hint } : {}) });
  }
}

function checkUse({ operator, value, path }: Use, saved: ReadonlySet<string>, yaml: LocatedYaml): void {
  const fault = (message: Localized, hint: Localized) =>
    yaml.diagnostics.push({ file: yaml.file, ...yaml.place(path), message, hint });
  if (operator === '$match') checkReading(() => compilePattern(String(value)), yaml, path);
  if (!COMPARISONS.includes(operator)) return;
  for (const operand of Array.isArray(value) ? value : [value]) {
    const name = typeof operand === 'string' ? /^\$([a-z]\w*)$/.exec(operand)?.[1] : undefined;
    if (name !== undefined && !saved.has(name)) {
      fault(
        {
          ko: `이보다 앞에 \`${name}\` 값을 저장하는 단계가 없습니다.`,
          en: `no step before this one saves \`${name}\``,
        },
        { ko: `앞의 단계에서 먼저 저장하십시오: {$save: ${name}}`, en: `save it first, with {$save: ${name}}` },
      );
    }
  }
}
