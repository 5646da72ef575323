import { join, relative } from 'node:path';
import { type Lang, type Localized, nearest } from '@studylog/check/text';
import type { z } from 'zod';
import { EXAMPLE_ID, MOST_LETTERS } from '../text/names.ts';
import { COURSE_FILE } from './course-file.ts';
import { attempt, type Diagnostic, DiagnosticsError } from './diagnostic.ts';
import { expectationsDigest, stepDigest } from './digests.ts';
import { ExampleFile } from './example-file.ts';
import { faultsOfFiles } from './files.ts';
import { FILE_NAME, FILE_NAME_RULE } from './grammar.ts';
import { LANGUAGES } from './languages.ts';
import { checkLimits } from './limits.ts';
import { type LocatedYaml, readLocated, validate } from './located.ts';
import { checkMeaning } from './meaning.ts';
import { LEFT_BEHIND, listOwnFolder, readOwnFile } from './own-files.ts';
import { readEvidence } from './read-evidence.ts';
import { allSteps } from './results.ts';
import { EXAMPLE_SCHEMA, type ExampleFields } from './schema.ts';
import { completeTexts } from './texts.ts';
import type { Timeline } from './timeline.ts';
import { holdsSteps, type Placed, type PlainStep, type Step, VERBS, type VerbName } from './verbs/index.ts';
import { WRITTEN } from './verbs/written/index.ts';
import type { Verified } from './verified.ts';

/** An example as the command line, the tests and the site use it. */
export interface Example extends ExampleFields {
  /** `<topic>/<name>`, its folder below examples/. */
  readonly id: string;
  readonly topic: string;
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Path of example.yaml from the project's root, for messages. */
  readonly file: string;
  readonly steps: readonly Step[];
  /** The files a reader can copy, manifest.yaml first, with their text as stored. */
  readonly files: readonly ExampleFile[];
  /** example.yaml. */
  readonly source: ExampleFile;
  /** sha256 of example.yaml as written, without comments, order of keys and texts for readers. */
  readonly expectationsDigest: string;
  /** Recorded evidence, if any. */
  readonly verified?: Verified;
  /** What the newest kind run saw happen. */
  readonly timeline?: Timeline;
}

/**
 * Ids of all example folders below `root`/examples, sorted. A folder is an example when it holds example.yaml.
 * @throws DiagnosticsError for symbolic links.
 */
export function listExampleIds(root: string): string[] {
  const base = join(root, 'examples');
  const folders = (path: string) =>
    listOwnFolder(root, path).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return folders(base)
    .flatMap((topic) => folders(join(base, topic)).map((name) => `${topic}/${name}`))
    .sort();
}

/**
 * Load every example below `root`/examples, with texts in the languages of the log.
 * @throws DiagnosticsError with all faults of all examples at once.
 */
export function loadExamples(root: string, languages: readonly Lang[] = LANGUAGES): readonly Example[] {
  const { examples, diagnostics } = readExamples(root, languages);
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
  return examples;
}

/** Examples as they could be read. */
export interface ExamplesRead {
  /** Those that could be, sorted by id. */
  readonly examples: readonly Example[];
  /** The ids of the others. */
  readonly unread: readonly string[];
  /** What is wrong with those. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Read every example below `root`/examples, with texts in the languages of the log. */
export function readExamples(root: string, languages: readonly Lang[] = LANGUAGES): ExamplesRead {
  const diagnostics: Diagnostic[] = [];
  const unread: string[] = [];
  diagnostics.push(...(attempt(() => strayFiles(root), diagnostics) ?? []));
  const examples = (attempt(() => listExampleIds(root), diagnostics) ?? []).flatMap((id) => {
    const example = attempt(() => loadExample(root, id, languages), diagnostics);
    if (!example) unread.push(id);
    return example ?? [];
  });
  return { examples, unread, diagnostics };
}

/**
 * Load one example, with texts in the languages of the log.
 * @throws DiagnosticsError when example.yaml or a file it names is missing, or any of its files malformed or a symbolic link.
 */
export function loadExample(root: string, id: string, languages: readonly Lang[] = LANGUAGES): Example {
  const [topic = '', name = ''] = id.split('/');
  const folder = join(root, 'examples', topic, name);
  const file = relative(root, join(folder, 'example.yaml'));
  const fail = (message: Localized, hint: Localized): never => {
    throw new DiagnosticsError([{ file, line: 1, column: 1, message, hint }]);
  };
  if (!EXAMPLE_ID.test(id)) {
    fail(
      { ko: `"${id}" 폴더의 이름은 예제의 이름으로 쓸 수 없습니다.`, en: `"${id}" is not a valid example id` },
      {
        ko: `주제와 폴더의 이름은 service/load-balancer처럼 소문자, 숫자, 하이픈으로, 합쳐서 ${MOST_LETTERS}자 이하로 적으십시오.`,
        en: `use lowercase letters, digits and hyphens for the topic and the folder, at most ${MOST_LETTERS} characters together: service/load-balancer`,
      },
    );
  }
  const entries = listOwnFolder(root, folder).map((entry) => entry.name);
  const misnamed = entries.find((name) => /^example\.ya?ml$/i.test(name));
  if (!entries.includes('example.yaml') && misnamed) {
    fail(
      { ko: '예제에 example.yaml 파일이 없습니다.', en: 'the example has no example.yaml' },
      { ko: `${misnamed}의 이름을 example.yaml로 바꾸십시오.`, en: `rename ${misnamed} to example.yaml` },
    );
  }
  if (!entries.includes('example.yaml')) {
    fail(
      { ko: '예제에 example.yaml 파일이 없습니다.', en: 'the example has no example.yaml' },
      { ko: '추가하십시오. 적는 방법은 CONTRIBUTING.md에 있습니다.', en: 'add one; CONTRIBUTING.md shows how' },
    );
  }
  if (!entries.includes('manifest.yaml')) {
    fail(
      { ko: '예제에 manifest.yaml 파일이 없습니다.', en: 'the example has no manifest.yaml' },
      { ko: '독자가 복사할 파일을 추가하십시오.', en: 'add the file that the reader copies' },
    );
  }

  const oversized = faultsOfFiles(root, folder);
  if (oversized.length > 0) throw new DiagnosticsError(oversized);
  const source = readFile(root, folder, 'example.yaml');
  const yaml = readLocated(source.manifest);
  const written = completeTexts(EXAMPLE_SCHEMA, yaml.value, languages);
  const fields = yaml.diagnostics.length > 0 ? undefined : validate(EXAMPLE_SCHEMA, written, yaml);
  const steps = fields ? readSteps(fields.steps, { yaml, languages }, ['steps']) : [];
  yaml.diagnostics.push(...misnamedFiles(relative(root, folder), entries));
  const files = readFiles(root, folder, entries);
  // A step that could not be read leaves those after it at other places, and may be the one that saves a name.
  if (yaml.diagnostics.length === 0) {
    checkMeaning(steps, yaml);
    checkLimits(steps, yaml);
  }
  checkApplied(steps, files, yaml);
  if (fields?.cluster !== undefined) checkCluster(fields.cluster, steps, files, yaml);
  if (!fields || yaml.diagnostics.length > 0) throw new DiagnosticsError(yaml.diagnostics);

  const example = {
    ...fields,
    id,
    topic,
    name,
    folder,
    file,
    steps,
    files,
    source,
    expectationsDigest: expectationsDigest(yaml.value as Record<string, unknown>),
  };
  return { ...example, ...readEvidence(root, entries, example) };
}

/** Files of examples/ and its topics: they are in no example, so that nothing reads them. */
function strayFiles(root: string): Diagnostic[] {
  const base = join(root, 'examples');
  const topics = listOwnFolder(root, base).filter((entry) => entry.isDirectory());
  return [base, ...topics.map(({ name }) => join(base, name))].flatMap((folder) =>
    listOwnFolder(root, folder)
      .filter(
        (entry) =>
          entry.isFile() && !LEFT_BEHIND.test(entry.name) && join(folder, entry.name) !== join(root, COURSE_FILE),
      )
      .map(({ name }) => ({
        file: relative(root, join(folder, name)),
        line: 1,
        column: 1,
        message: { ko: '이 파일은 어느 예제에도 속하지 않습니다.', en: 'this file is not in the folder of an example' },
        hint: {
          ko: 'examples/주제/이름/ 폴더로 옮기거나 지우십시오.',
          en: 'move it to examples/topic/name/, or delete it',
        },
      })),
  );
}

/** Names that an example's folder may hold besides the files that it shows. */
const OWN_FILES = ['example.yaml', 'verified.json', 'timeline.json'];

/** Files that would become addresses and words of commands under a name that is none, and files that nothing reads. */
function misnamedFiles(folder: string, entries: readonly string[]): Diagnostic[] {
  return entries
    .filter((name) => !OWN_FILES.includes(name) && !FILE_NAME.test(name))
    .map((name) => {
      const shown = JSON.stringify(name);
      const message = {
        ko: `${shown} 파일은 예제의 파일 이름으로 쓸 수 없습니다.`,
        en: `${shown} is not a valid name for a file of an example`,
      };
      return { file: join(folder, name), line: 1, column: 1, message, hint: FILE_NAME_RULE };
    });
}

function readFiles(root: string, folder: string, entries: readonly string[]): ExampleFile[] {
  return entries
    .filter((name) => FILE_NAME.test(name) && !OWN_FILES.includes(name))
    .sort((a, b) => Number(b === 'manifest.yaml') - Number(a === 'manifest.yaml') || a.localeCompare(b))
    .map((name) => readFile(root, folder, name));
}

function readFile(root: string, folder: string, name: string): ExampleFile {
  const path = join(folder, name);
  return new ExampleFile(name, relative(root, path), readOwnFile(root, path));
}

/** Where steps are written. */
interface Source {
  readonly yaml: LocatedYaml;
  readonly languages: readonly Lang[];
}

/** Read steps verb by verb; faults go to `yaml.diagnostics`. */
function readSteps(raw: readonly unknown[], source: Source, prefix: PropertyKey[]): Step[] {
  return raw.flatMap((value, index) => {
    const step = readStep(value, source, [...prefix, index]);
    return step ? [step] : [];
  });
}

function readStep(value: unknown, source: Source, path: PropertyKey[]): Step | undefined {
  const { yaml, languages } = source;
  const verbs = Object.keys(VERBS);
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const present = keys.filter((key) => verbs.includes(key));
  const place = yaml.place(path);
  if (present.length !== 1) {
    const fault = present.length > 1 ? severalVerbs(present) : noVerb(keys, verbs);
    yaml.diagnostics.push({ file: yaml.file, ...place, ...fault });
    return undefined;
  }
  const verb = present[0] as VerbName;
  if (verb === 'meanwhile' || verb === 'watch') return readHolding(verb, value, source, path);
  const schema = WRITTEN[verb];
  const step = validate(schema, completeTexts(schema, value, languages), yaml, path);
  return step && ({ verb, ...step, ...place, digest: stepDigest(value as Record<string, unknown>) } as Step);
}

function readHolding(
  verb: 'meanwhile' | 'watch',
  value: unknown,
  source: Source,
  path: PropertyKey[],
): Step | undefined {
  const { yaml, languages } = source;
  const schema: z.ZodType<{ do: unknown[] }> = WRITTEN[verb];
  const step = validate(schema, completeTexts(schema, value, languages), yaml, path);
  if (!step) return undefined;
  const inner = readSteps(step.do, source, [...path, 'do']);
  const nested = inner.find(holdsSteps);
  if (nested)
    yaml.diagnostics.push({
      file: yaml.file,
      line: nested.line,
      column: nested.column,
      message: {
        ko: `\`${verb}\` 안에 \`${nested.verb}\` 단계를 둘 수 없습니다.`,
        en: `\`${verb}\` cannot contain ${nested.verb === verb ? 'another ' : ''}\`${nested.verb}\``,
      },
    });
  const digest = stepDigest(value as Record<string, unknown>);
  return { ...step, verb, do: inner as (PlainStep & Placed)[], ...yaml.place(path), digest } as Step;
}

function severalVerbs(present: readonly string[]): Pick<Diagnostic, 'message' | 'hint'> {
  return {
    message: {
      ko: `단계마다 동사는 하나여야 합니다. 이 단계의 동사: ${present.join(', ')}`,
      en: `a step must have one verb; this one has ${present.join(' and ')}`,
    },
    hint: { ko: '단계를 나누십시오.', en: 'split it into steps' },
  };
}

function noVerb(keys: readonly string[], verbs: readonly string[]): Pick<Diagnostic, 'message' | 'hint'> {
  const meant = keys.map((key) => nearest(key, verbs)).find(Boolean);
  return {
    message: { ko: '이 단계에는 동사가 없습니다.', en: 'this step has no verb' },
    hint: meant
      ? { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` }
      : { ko: `다음 가운데 하나를 적으십시오: ${verbs.join(', ')}`, en: `use one of ${verbs.join(', ')}` },
  };
}

function checkApplied(steps: readonly Step[], files: readonly ExampleFile[], yaml: LocatedYaml): void {
  for (const { step } of allSteps(steps)) {
    if (step.verb !== 'apply' || files.some(({ name }) => name === step.apply)) continue;
    const names = files.map(({ name }) => name).join(', ');
    const message = {
      ko: `\`apply: ${step.apply}\`에 적힌 파일이 이 예제에 없습니다.`,
      en: `\`apply: ${step.apply}\` is not a file of this example`,
    };
    const hint = { ko: `이 예제에 있는 파일: ${names}`, en: `files of this example: ${names}` };
    yaml.diagnostics.push({ file: yaml.file, line: step.line, column: step.column, message, hint });
  }
}

/** The configuration of a cluster is a file of the example, and none that a step applies. */
function checkCluster(cluster: string, steps: readonly Step[], files: readonly ExampleFile[], yaml: LocatedYaml): void {
  const isApplied = allSteps(steps).some(({ step }) => step.verb === 'apply' && step.apply === cluster);
  if (files.some(({ name }) => name === cluster) && cluster !== 'manifest.yaml' && !isApplied) return;
  const message = isApplied
    ? {
        ko: `\`cluster: ${cluster}\` 파일은 클러스터의 설정인데 단계에서 적용합니다.`,
        en: `\`cluster: ${cluster}\` is the configuration of a cluster, but a step applies it`,
      }
    : {
        ko: `\`cluster: ${cluster}\`에 적힌 파일이 이 예제에 없거나 매니페스트입니다.`,
        en: `\`cluster: ${cluster}\` is not a file of this example, or it is a manifest`,
      };
  const hint = {
    ko: 'kind의 설정을 kind.yaml 같은 파일에 따로 두고, 단계에서는 적용하지 마십시오.',
    en: 'put the kind configuration in its own file, such as kind.yaml, and do not apply it in a step',
  };
  yaml.diagnostics.push({ file: yaml.file, ...yaml.place(['cluster']), message, hint });
}
