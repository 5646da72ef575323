import { type ManifestFile, type Node, parseManifest, positionsOf } from '@studylog/check/manifest';
import { type Diagnostic, DiagnosticsError } from '../../example/diagnostic.ts';
import { type LocatedYaml, readLocated } from '../../example/located.ts';
import type { Wording } from './fault.ts';

/** More than any page that people read to its end; the parser's time grows with it. */
const CHARACTERS = 60_000;

/** The front matter of a page, and where its body starts. */
export interface Matter {
  readonly yaml: LocatedYaml;
  readonly bodyStart: number;
}

/**
 * Read a page's front matter, as YAML between two lines `---`.
 * @throws DiagnosticsError when there is none, or it can be read in two ways. Faults of the YAML are in `yaml.diagnostics`.
 */
export function readMatter(file: string, text: string): Matter {
  const refuse = (line: number, wording: Wording): never => {
    throw new DiagnosticsError([{ file, line, column: 1, ...wording }]);
  };
  if (text.length > CHARACTERS) refuse(1, TOO_LONG);
  if (text.startsWith('\u{feff}')) refuse(1, MARKED);
  const matter = /^---\r?\n((?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|$)/.exec(text)?.[0];
  if (matter === undefined) return refuse(1, NONE);
  const yamlStart = matter.indexOf('\n') + 1;
  const source = matter.slice(yamlStart, matter.lastIndexOf('---'));
  const early = source.split('\n').findIndex((line) => /^(?:---|\+\+\+)/.test(line));
  if (early >= 0) refuse(early + 2, EARLY_END);
  const manifest = parseManifest(file, source);
  const yaml = readLocated(manifest, 1);
  yaml.diagnostics.push(...reuse(manifest));
  return { yaml, bodyStart: matter.length };
}

/** Aliases, which can unfold without end, and tags, which make other things than texts and numbers of values. */
function reuse({ path: file, text, documents }: ManifestFile): Diagnostic[] {
  const at = positionsOf(text);
  const seen = new Set<Node>();
  const found: Diagnostic[] = [];
  const visit = (node: Node): void => {
    const { line, column } = at(node.range.start);
    const place = { file, line: line + 1, column };
    if (seen.has(node)) {
      found.push({ ...place, ...ALIAS });
      return;
    }
    seen.add(node);
    if (node.tag !== undefined) found.push({ ...place, ...TAG });
    if (node.kind === 'mapping') {
      for (const { value, merged } of node.entries) {
        if (merged) found.push({ ...place, ...ALIAS });
        else visit(value);
      }
    }
    if (node.kind === 'sequence') node.entries.forEach(visit);
  };
  for (const { root } of documents) if (root) visit(root);
  return found;
}

const TOO_LONG: Wording = {
  message: {
    ko: `글이 ${CHARACTERS.toLocaleString('ko')}자를 넘습니다.`,
    en: `the page has more than ${CHARACTERS.toLocaleString('en')} characters`,
  },
  hint: { ko: '여러 글로 나누십시오.', en: 'split it into several pages' },
};
const NONE: Wording = {
  message: { ko: '파일에 프런트 매터가 없습니다.', en: 'the file has no front matter' },
  hint: {
    ko: '`---`로 시작하고, src/site/collections에 설명된 필드를 적으십시오.',
    en: 'start the file with ---, followed by the fields described in src/site/collections',
  },
};
const MARKED: Wording = {
  message: {
    ko: '파일이 바이트 순서 표식(BOM)으로 시작합니다. 보이지 않는 문자입니다.',
    en: 'the file starts with a byte order mark, which is invisible',
  },
  hint: {
    ko: '편집기에서 «BOM 없는 UTF-8»로 저장하십시오.',
    en: 'save it in your editor as UTF-8 without BOM',
  },
};
const EARLY_END: Wording = {
  message: {
    ko: '프런트 매터 안의 줄이 `---`나 `+++`로 시작합니다.',
    en: 'a line in the front matter starts with `---` or `+++`',
  },
  hint: {
    ko: '프런트 매터는 `---`만 있는 줄로 끝냅니다. 값이라면 한 칸 들여쓰십시오.',
    en: 'the front matter ends with a line of only `---`; indent the line if it is a value',
  },
};
const ALIAS: Wording = {
  message: {
    ko: '프런트 매터에서는 `*` 별칭을 쓸 수 없습니다.',
    en: 'the front matter cannot contain aliases (`*name`)',
  },
  hint: { ko: '값을 다시 적으십시오.', en: 'write the value again' },
};
const TAG: Wording = {
  message: { ko: '프런트 매터에서는 `!` 태그를 쓸 수 없습니다.', en: 'the front matter cannot contain tags (`!name`)' },
  hint: {
    ko: '태그를 지우고, 글이라면 따옴표로 감싸십시오.',
    en: 'delete the tag; if the value is text, quote it',
  },
};
