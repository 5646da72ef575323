import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '@studylog/check/manifest';
import { nearest } from '@studylog/check/text';
import { z } from 'zod';
import { type Diagnostic, DiagnosticsError } from '../../example/diagnostic.ts';
import { type LocatedYaml, readLocated, validate } from '../../example/located.ts';
import { readOwnFile } from '../../example/own-files.ts';
import { reference } from './reference.ts';

/** What fields mean, in the log's own words: Korean readers get it above the English of the API. */
export const FIELDS_FILE = 'content/fields.yaml';

const TEXTS = z.record(
  z.string().describe('A type of the API and one of its fields: core/v1.Container.livenessProbe.'),
  z.strictObject({ ko: z.string().trim().min(1).describe('What the field is for. Backticks make code.') }),
);

/** The explanations of a log. */
export interface FieldTexts {
  /** Whether the log has the file. */
  readonly exists: boolean;
  /** In Korean, by `<type>.<field>`. */
  readonly ko: ReadonlyMap<string, string>;
  /** The file's values, and where each path in them stands. */
  readonly written: unknown;
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/**
 * Read the explanations; a log without the file has none.
 * @throws DiagnosticsError when something in it is wrong: the file itself, or a field that the API does not have.
 */
export function readFieldTexts(root: string): FieldTexts {
  const path = join(root, FIELDS_FILE);
  if (!existsSync(path)) return { exists: false, ko: new Map(), written: {}, place: () => ({ line: 1, column: 1 }) };
  const yaml = readLocated(parseManifest(FIELDS_FILE, readOwnFile(root, path).toString('utf8')));
  const texts = yaml.diagnostics.length > 0 ? undefined : validate(TEXTS, yaml.value ?? {}, yaml);
  const unknown = texts ? unknownFields(Object.keys(texts), yaml) : [];
  if (!texts || unknown.length > 0) throw new DiagnosticsError([...yaml.diagnostics, ...unknown]);
  const ko = new Map(Object.entries(texts).map(([field, text]) => [field, text.ko]));
  return { exists: true, ko, written: texts, place: yaml.place };
}

function unknownFields(names: readonly string[], { place }: LocatedYaml): Diagnostic[] {
  return names.flatMap((name) => {
    const end = name.lastIndexOf('.');
    const [owner, field] = [name.slice(0, end), name.slice(end + 1)];
    if (end > 0 && reference.field(owner, field)) return [];
    const message = {
      ko: `\`${name}\` 필드는 쿠버네티스 ${reference.schema.version} API에 없습니다.`,
      en: `the API of Kubernetes ${reference.schema.version} has no field \`${name}\``,
    };
    const meant = meantName(owner, field);
    const hint = meant
      ? { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` }
      : {
          ko: '타입과 필드의 이름으로 적으십시오. 예: `core/v1.Container.livenessProbe`',
          en: 'write a type and one of its fields, such as `core/v1.Container.livenessProbe`',
        };
    return [{ file: FIELDS_FILE, ...place([name]), message, hint }];
  });
}

function meantName(owner: string, field: string): string | undefined {
  const types = [...reference.schema.typeNames()];
  const type = types.includes(owner)
    ? owner
    : (types.find((name) => name.endsWith(`/${owner}`)) ?? nearestType(owner, types));
  if (type === undefined) return undefined;
  const names = reference.fields(type).map(({ name }) => name);
  const name = names.includes(field) ? field : nearest(field, names);
  return name === undefined ? undefined : `${type}.${name}`;
}

/** Among types of the same group and version: of all there are too many. */
function nearestType(owner: string, types: readonly string[]): string | undefined {
  const group = owner.slice(0, owner.indexOf('.') + 1);
  return nearest(
    owner,
    types.filter((type) => type.startsWith(group)),
  );
}
