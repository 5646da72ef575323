import { expect, test } from 'vitest';
import { lastChanged } from '../../../src/site/last-changed.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, note, project } from './project.ts';

test('a page last changed when its front matter says so, a list when the newest on it did', () => {
  const root = project({
    'content/notes/ko/pod.mdx': note('<Example id="pod/echo" />'),
    'content/notes/en/pod.mdx': note('<Example id="pod/echo" />'),
    'content/log/ko/2021-01-12.mdx':
      '---\ndate: 2021-01-12\ntopics: [pod]\nadditions: [{date: 2026-11-28, text: [a]}]\n---\n',
    'content/log/ko/2021-02-01.mdx': '---\ndate: 2021-02-01\ntopics: [pod]\n---\n',
  });
  const { content, examples } = new ProjectFiles(root, CONFIG);
  const days = lastChanged(CONFIG, content.pages, examples);
  expect(days.get('/notes/pod/')).toBe('2026-11-22');
  expect(days.get('/en/notes/pod/')).toBe('2026-11-22');
  expect(days.get('/log/2021-02-01/')).toBe('2021-02-01');
  expect(days.get('/log/2021-01-12/')).toBe('2026-11-28');
  for (const path of ['/log/', '/log/2021/', '/log/topics/pod/', '/']) expect(days.get(path)).toBe('2026-11-28');
  // No run is recorded, and nothing says when a term was written.
  expect(days.has('/examples/pod/echo/')).toBe(false);
  expect(days.has('/glossary/')).toBe(false);
});
