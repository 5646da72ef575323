import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { formatDiagnostic } from '../../src/example/diagnostic.ts';
import { readPage } from '../../src/site/content.ts';
import { factsOf } from '../../src/site/facts/check.ts';
import { pagesIn } from '../../src/site/page-index.ts';
import { ProjectFiles } from '../../src/site/project-files.ts';

const { content, examples, config } = new ProjectFiles('.', await loadConfig('.'));
const notes = pagesIn('notes', content.pages);

it('every number and default in the notes is supported', () => {
  const { claims, unsupported } = factsOf({ pages: notes, examples, config });
  expect(unsupported.map((diagnostic) => formatDiagnostic(diagnostic, 'en'))).toEqual([]);
  expect(claims).toBeGreaterThan(notes.length);
});

it.each(notes.map((note) => [note.file, note] as const))('a claim that is planted in %s is reported', (file, note) => {
  const planted = {
    ko: '컨테이너는 기본적으로 86413초 뒤에 재시작됩니다.',
    en: 'By default a container is restarted after 86,413 s.',
  };
  const text = `${readFileSync(file, 'utf8')}\n${planted[note.lang]}\n`;
  const { unsupported } = factsOf({ pages: [readPage(note, text)], examples, config });
  expect(unsupported).toHaveLength(2);
});
