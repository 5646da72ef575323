import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config/config.ts';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { lintSite } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, configText, EXAMPLE, GLOSSARY, MANIFEST, note, project } from './project.ts';

/** Both languages get the same note, so that only what the test is about is wrong. */
const both = (text: string) => ({ 'content/notes/ko/pod.mdx': text, 'content/notes/en/pod.mdx': text });
/** The same log entry in both languages. */
const bothEntries = (text: string) => ({
  'content/log/ko/2021-01-12.mdx': text,
  'content/log/en/2021-01-12.mdx': text,
});
const found = (files: Readonly<Record<string, string | undefined>>, config: Config = CONFIG) =>
  lintSite(new ProjectFiles(project(files), config)).map((diagnostic) => formatDiagnostic(diagnostic, 'en'));
const log = (fields: string) => `---
date: 2021-01-12
hours: [{from: "10:00", to: "18:00"}]
${fields}---
`;

it('finds nothing wrong with a sound project', () => {
  expect(found({})).toEqual([]);
});

describe('examples in a page', () => {
  it('names file, line and column of an example that does not exist, and the one that was meant', () => {
    const text = note('\nSome words <Example id="pod/ecko" />\n\n<Example id="pod/echo" />');
    expect(found(both(text))).toContain(
      'content/notes/en/pod.mdx:8:21: there is no example "pod/ecko"\n    fix: did you mean "pod/echo"?',
    );
  });

  it('reports a drawing of an example or a file that there is not, and one in which nothing is to be drawn', () => {
    const text = note(
      '<Example id="pod/echo" />\n\n<Drawing id="pod/ecko" />\n\n<Drawing id="pod/echo" file="other.yaml" />\n\n<Drawing id="pod/none" />\n\n<Example id="pod/none" />',
    );
    const none = {
      'examples/pod/none/example.yaml': EXAMPLE,
      'examples/pod/none/manifest.yaml': 'a: => b\n  - c: d\n',
    };
    expect(found({ ...both(text), ...none }).filter((line) => line.startsWith('content/notes/en'))).toEqual([
      'content/notes/en/pod.mdx:9:10: there is no example "pod/ecko"\n    fix: did you mean "pod/echo"?',
      'content/notes/en/pod.mdx:11:24: the example "pod/echo" has no file "other.yaml"\n    fix: its files are manifest.yaml',
      expect.stringMatching(/^content\/notes\/en\/pod\.mdx:13:10: the example "pod\/none" has no object to draw\n/),
    ]);
  });

  it('does not take a drawing for the example itself: nobody could copy it', () => {
    const text = note('<Drawing id="pod/echo" />');
    expect(found(both(text))[0]).toMatch(/^examples\/pod\/echo\/example\.yaml:1:1: no page in .* embeds the example/);
  });

  it('reports an output of a command that the example does not run, with those that it does', () => {
    const text = note('<Example id="pod/echo" />\n\n<Output id="pod/echo" command="kubectl get pods" />');
    const [line] = found(both(text));
    expect(line).toMatch(
      /^content\/notes\/en\/pod\.mdx:9:\d+: no step of the example "pod\/echo" runs "kubectl get pods"\n {4}fix: its commands are: /,
    );
  });

  it('does not take an output for the example itself', () => {
    const text = note('<Output id="pod/echo" command="kubectl get pod echo" />');
    expect(found(both(text)).join('\n')).toContain('embeds the example "pod/echo"');
  });

  it('says what to write when nothing near exists', () => {
    const text = note('<Example id="pod/echo" />\n\n<Run id="service/other" />');
    expect(found(both(text))[0]).toMatch(
      /en\/pod\.mdx:9:6: .*"service\/other"\n {4}fix: create examples\/service\/other/,
    );
  });

  it('names the focus path that the manifest does not have, and the field that was meant', () => {
    const text = note('<Example id="pod/echo" focus="spec.container" />');
    expect(found(both(text))[0]).toBe(
      'content/notes/en/pod.mdx:7:24: focus in examples/pod/echo/manifest.yaml: the manifest has no `spec.container`\n    fix: did you mean `containers`?',
    );
  });

  it('wants the object named where a file has several documents', () => {
    const second = `${MANIFEST}---\napiVersion: v1\nkind: Service\nmetadata: {name: echo}\nspec: {ports: [{port: 80}]}\n`;
    const files = { 'examples/pod/echo/manifest.yaml': second };
    const vague = both(note('<Example id="pod/echo" focus="spec.ports" />'));
    const exact = both(note('<Example id="pod/echo" focus="Service/echo spec.ports" />'));
    expect(found({ ...files, ...vague })[0]).toContain(
      'write the object first: "Pod/echo spec.ports" or "Service/echo spec.ports"',
    );
    expect(found({ ...files, ...exact })).toEqual([]);
  });

  it('names a file that the example does not have', () => {
    const text = note('<Example id="pod/echo" file="v2.yaml" />');
    expect(found(both(text))[0]).toMatch(
      /:7:24: the example "pod\/echo" has no file "v2.yaml"\n {4}fix: its files are manifest.yaml/,
    );
  });

  it('does not let an example go unread', () => {
    const files = { 'examples/pod/other/manifest.yaml': MANIFEST, 'examples/pod/other/example.yaml': EXAMPLE };
    expect(found(files)).toEqual([
      'examples/pod/other/example.yaml:1:1: no page in content/notes/ko/ and content/notes/en/ embeds the example "pod/other"\n    fix: put <Example id="pod/other" /> in a note, or delete the folder',
    ]);
  });
});

describe('languages', () => {
  it('misses the page in the other language', () => {
    const files = { 'content/notes/ko/service.mdx': note('Text.') };
    expect(found(files, { ...CONFIG, notes: ['pod', 'service'] })).toEqual([
      'content/notes/ko/service.mdx:1:1: the page has no English version\n    fix: write content/notes/en/service.mdx',
    ]);
  });

  it('names the field in which the languages differ', () => {
    const files = { 'content/notes/en/pod.mdx': note('<Example id="pod/echo" />', 'minutes: 3') };
    expect(found(files)[0]).toContain('content/notes/en/pod.mdx:4:1: `minutes` differs from content/notes/ko/pod.mdx');
  });

  it('names the example that one language lacks', () => {
    const files = { 'content/notes/en/pod.mdx': note('Text.') };
    expect(found(files).join('\n')).toContain(
      '<Example id="pod/echo"> is missing, which content/notes/ko/pod.mdx:7 has',
    );
  });

  it('keeps links in their language', () => {
    const files = { 'content/notes/en/pod.mdx': note('[Pods](/notes/pod/)\n\n<Example id="pod/echo" />') };
    expect(found(files)).toEqual([
      'content/notes/en/pod.mdx:7:1: the link /notes/pod/ goes to a page in another language\n    fix: write /en/notes/pod/',
    ]);
  });
});

describe('front matter', () => {
  it('names the field that is misspelt', () => {
    const text = note('<Example id="pod/echo" />', 'minutes: 1\nsumary: x');
    expect(found(both(text))[0]).toBe(
      'content/notes/en/pod.mdx:5:1: unknown key `sumary` in the file\n    fix: did you mean `summary`?',
    );
  });

  it('names the field that is missing', () => {
    const text = note('<Example id="pod/echo" />').replace('summary: A Pod.\n', '');
    expect(found(both(text))[0]).toMatch(/^content\/notes\/en\/pod\.mdx:2:1: `summary` is missing/);
  });

  it('says what a value should be', () => {
    const text = note('<Example id="pod/echo" />', 'minutes: first');
    expect(found(both(text))[0]).toMatch(/:4:1: `minutes`: .*expected number/);
  });

  it('wants a day that the calendar has, and the file named by it', () => {
    const english = log('').replace('2021-01-12', '2021-02-30');
    const files = { 'content/log/ko/2021-01-13.mdx': log(''), 'content/log/en/2021-01-13.mdx': log('') };
    expect(found({ ...files, 'content/log/en/2021-01-13.mdx': english })[0]).toContain('this date does not exist');
    expect(found(files)[0]).toContain('`date` is 2021-01-12, but the file is named 2021-01-13.mdx');
    const short = log('').replace('2021-01-12', '2021-1-12');
    expect(found({ 'content/log/ko/2021-01-12.mdx': short, 'content/log/en/2021-01-12.mdx': log('') })).toEqual([
      'content/log/ko/2021-01-12.mdx:2:1: `date`: expected a day such as 2021-01-12',
    ]);
  });

  it('wants hours that go forward, in quotes', () => {
    const backwards = log('').replace('"10:00"', '"19:00"');
    const files = { 'content/log/ko/2021-01-12.mdx': backwards, 'content/log/en/2021-01-12.mdx': backwards };
    expect(found(files)[0]).toContain('expected `from` to be earlier than `to`');
    const overlapping = log('').replace(', to: "18:00"}', ', to: "18:00"}, {from: "17:30", to: "19:00"}');
    expect(
      found({ 'content/log/ko/2021-01-12.mdx': overlapping, 'content/log/en/2021-01-12.mdx': overlapping })[0],
    ).toBe('content/log/en/2021-01-12.mdx:3:1: `hours`: expected the times in order, without overlaps');
  });

  it('takes hours past midnight, and no day that never ends', () => {
    const hours = (spans: string) => log('').replace('{from: "10:00", to: "18:00"}', spans);
    const night = '{from: "22:00", to: "23:30"}, {from: "00:10", to: "02:00"}';
    expect(found(bothEntries(hours(night)))).toEqual([]);
    expect(found(bothEntries(hours('{from: "22:00", to: "09:00"}')))[0]).toContain('can be until 08:00');
    expect(found(bothEntries(hours(`${night}, {from: "01:00", to: "03:00"}`)))[0]).toContain('without overlaps');
  });

  it('wants nothing of an entry but its day, and takes several texts in each of its fields', () => {
    expect(found(bothEntries('---\ndate: 2021-01-12\n---\n'))).toEqual([]);
    const several = log(
      'scope: [Pods, Services]\ngoal: [Make one, Delete it]\nretrospective: [a, b]\nnextPlan: [c, d]\n',
    );
    expect(found(bothEntries(several.replace('"18:00"}', '"12:00"}, {from: "13:00", to: "18:00"}')))).toEqual([]);
  });

  it('wants a day for what was added later, and a web address for a link of the record', () => {
    expect(found(bothEntries(log('additions: [{text: [Later]}]\n')))[0]).toContain('`additions.0.date` is missing');
    expect(found(bothEntries(log("references: [{title: a, url: 'javascript:alert(1)'}]\n")))[0]).toContain(
      '`references.0.url`: expected an address that starts with https://',
    );
    expect(found(bothEntries(log('additions: [{date: 2026-11-29, related: [{text: Pods}]}]\n')))[0]).toContain(
      'expected a `note` or an `example`',
    );
  });

  it('names the note that an entry points at in vain', () => {
    const text = log('additions: [{date: 2026-11-29, related: [{note: pods}]}]\n');
    const files = { 'content/log/ko/2021-01-12.mdx': text, 'content/log/en/2021-01-12.mdx': text };
    expect(found(files)[0]).toContain(
      'content/log/en/2021-01-12.mdx:4:43: there is no note "pods"\n    fix: did you mean "pod"?',
    );
  });
});

describe('the reading order', () => {
  it('names the note that it lacks', () => {
    const { notes: _notes, ...rest } = CONFIG;
    expect(found({}, { ...rest, notes: ['pods'] })).toContain(
      "content/notes/ko/pod.mdx:1:1: the note is not in the reading order\n    fix: add 'pod' to `notes` in studylog.config.ts, in the order in which it should be read",
    );
  });

  it('names the note that does not exist, where the configuration has it', () => {
    const files = { 'studylog.config.ts': configText('pod', 'servise'), ...both(note('<Example id="pod/echo" />')) };
    expect(found(files, { ...CONFIG, notes: ['pod', 'servise'] })).toEqual([
      'studylog.config.ts:5:18: there is no note "servise"\n    fix: remove it from `notes`',
    ]);
  });
});

describe('text', () => {
  it('says where MDX cannot be read', () => {
    expect(found(both(note('<Example id="pod/echo"')))[0]).toMatch(
      /^content\/notes\/en\/pod\.mdx:8:1: this tag has no `>`/,
    );
  });

  it('names a component that does not exist', () => {
    expect(found(both(note('<Exampel id="pod/echo" />\n\n<Example id="pod/echo" />')))[0]).toContain(
      'there is no component <Exampel>\n    fix: did you mean <Example>?',
    );
  });

  it('names a link that leads nowhere', () => {
    const text = note('See [this](/en/notes/pods/).\n\n<Example id="pod/echo" />');
    expect(found(both(text))[0]).toContain(
      'content/notes/en/pod.mdx:7:5: the target of the link /en/notes/pods/ does not exist',
    );
  });

  it('names an anchor that the glossary or the page of the checker does not have', () => {
    const text = note('See [a](/en/glossary/#nope), [b](/en/check/#unknown-fiel).\n\n<Example id="pod/echo" />');
    expect(found({ ...both(text), 'content/glossary.yaml': GLOSSARY })).toEqual(
      expect.arrayContaining([
        expect.stringContaining('points to #nope, which does not exist on that page'),
        expect.stringContaining('did you mean #unknown-field?'),
      ]),
    );
  });

  it('holds Korean spelling to the glossary', () => {
    const text = note('첫 줄입니다.\n둘째 줄의 포드는 틀립니다.\n\n<Example id="pod/echo" />');
    expect(found({ 'content/notes/ko/pod.mdx': text })).toEqual([
      'content/notes/ko/pod.mdx:8:7: this site does not use the spelling "포드"\n    fix: write "파드"',
    ]);
  });

  it('holds English spelling to the glossary, capitals and plurals included, but not names in code', () => {
    const text = note('A Pod, `pod`, a podium.\nTwo pods.\n\n<Example id="pod/echo" />');
    expect(found({ 'content/notes/en/pod.mdx': text })).toEqual([
      'content/notes/en/pod.mdx:8:5: this site does not use the spelling "pod"\n    fix: write "Pod"',
    ]);
  });

  it('reads no code as a word, in data as in pages', () => {
    expect(
      found({ 'content/fields.yaml': 'core/v1.Container.name:\n  ko: 그 `포드`의 이름입니다.\n' }).join(),
    ).not.toContain('spelling');
  });

  it('holds every text for readers to the glossary: titles, front matter, examples, terms and fields', () => {
    const files = {
      'content/notes/ko/pod.mdx': note(
        '<Mistake title="포드의 이름">\n\n말.\n\n</Mistake>\n\n<Example id="pod/echo" />',
      ).replace('summary: A Pod.', 'summary: 포드입니다.'),
      'examples/pod/echo/example.yaml': `${EXAMPLE}    say: {ko: 포드를 봅니다., en: A pod.}\n`,
      'content/glossary.yaml': GLOSSARY.replace('가장 작은', '포드는 가장 작은'),
      'content/fields.yaml': 'core/v1.Container.name:\n  ko: 포드의 이름입니다.\n',
    };
    expect(found(files).map((line) => line.split(' this site')[0]?.concat(line.slice(-6)))).toEqual(
      expect.arrayContaining([
        'content/fields.yaml:2:3:e "파드"',
        'content/glossary.yaml:3:13:e "파드"',
        'content/notes/ko/pod.mdx:3:1:e "파드"',
        'content/notes/ko/pod.mdx:7:10:e "파드"',
        'examples/pod/echo/example.yaml:6:11:e "파드"',
        'examples/pod/echo/example.yaml:6:25: "Pod"',
      ]),
    );
  });
});

/** `studylog build`, as a reader of that locale starts it. */
function build(root: string, locale: string) {
  const command = join(import.meta.dirname, '../../../bin/studylog.mjs');
  const env = { PATH: process.env.PATH, LANG: locale };
  return spawnSync(process.execPath, [command, 'build'], { cwd: root, env, encoding: 'utf8' });
}

it('stops the build on the command line with the place and the fix, and no stack trace', () => {
  const root = project(both(note('<Example id="pod/ecko" />\n\n<Example id="pod/echo" />')));
  const { status, stderr } = build(root, 'en_US.UTF-8');
  expect(status).toBe(1);
  expect(stderr).toContain('content/notes/ko/pod.mdx:7:10: there is no example "pod/ecko"');
  expect(stderr).not.toMatch(/^\s+at /m);
});

it('says what is wrong with a note in the language of the reader', () => {
  const root = project(both(note('See [this](/en/notes/pods/).\n\n<Example id="pod/echo" />')));
  expect(build(root, 'ko_KR.UTF-8').stderr).toContain(
    'content/notes/en/pod.mdx:7:5: /en/notes/pods/ 링크가 가리키는 페이지가 없습니다.\n    해결 방법: 혹시 /en/notes/pod/입니까?',
  );
  const english = build(root, 'en_US.UTF-8').stderr;
  expect(english).toContain('content/notes/en/pod.mdx:7:5: the target of the link /en/notes/pods/ does not exist');
  expect(english).not.toMatch(/[가-힣]/);
});

describe('the glossary', () => {
  const sound = note('<Example id="pod/echo" />');
  it('names what is wrong with a term, and where', () => {
    expect(found({ ...both(sound), 'content/glossary.yaml': GLOSSARY.replace('meaning', 'meanin') })).toEqual(
      expect.arrayContaining([expect.stringContaining('content/glossary.yaml:3:3: unknown key `meanin`')]),
    );
    expect(found({ ...both(sound), 'content/glossary.yaml': GLOSSARY + GLOSSARY })).toEqual([
      'content/glossary.yaml:6:3: the term "pod" appears twice\n    fix: combine them',
    ]);
  });

  it('names the note that a term leads to in vain', () => {
    expect(found({ ...both(sound), 'content/glossary.yaml': GLOSSARY.replace('note: pod', 'note: pods') })).toEqual([
      'content/glossary.yaml:4:3: there is no note "pods"\n    fix: did you mean "pod"?',
    ]);
  });

  it('may be missing', () => {
    expect(found({ ...both(sound), 'content/glossary.yaml': undefined })).toEqual([]);
  });
});

describe('a log in one language', () => {
  const ENGLISH = { ...CONFIG, languages: ['en' as const] };
  const text = note('See [this](/notes/pod/).\n\n<Example id="pod/echo" />');
  const files = {
    'content/notes/ko/pod.mdx': undefined,
    'content/notes/en/pod.mdx': text,
    'content/glossary.yaml': '- {id: pod, name: Pod, meaning: The smallest unit.}\n',
    'examples/pod/echo/example.yaml': EXAMPLE.replaceAll(/\{ko: 파드, en: Pod\}/g, 'Pod'),
  };
  it('has its pages at the root, and texts in that language only', () => {
    expect(found(files, ENGLISH)).toEqual([]);
  });

  it('has no page in another language', () => {
    expect(found({ ...files, 'content/notes/ko/pod.mdx': text }, ENGLISH)[0]).toBe(
      "content/notes/ko/pod.mdx:1:1: studylog.config.ts does not list Korean in `languages`\n    fix: add 'ko' to it, or delete this file",
    );
  });

  it('needs every text in its language', () => {
    expect(
      found({ ...files, 'examples/pod/echo/example.yaml': EXAMPLE.replace(', en: Pod', '') }, ENGLISH)[0],
    ).toContain('example.yaml:1:1: `title.en` is missing');
  });
});

describe('a log on another subject', () => {
  const files = {
    'examples/pod/echo/manifest.yaml': undefined,
    'examples/pod/echo/example.yaml': undefined,
    'content/glossary.yaml': undefined,
  };
  it('is sound without an example', () => {
    expect(
      found({ ...files, ...both(note('See [notes](/notes/).').replace('](/notes/)', '](https://example.org/)')) }),
    ).toEqual([]);
  });

  it.each(['/check/', '/rules/', '/examples/', '/glossary/'])('has no page %s to link', (address) => {
    const text = both(note(`See [this](${address}).`));
    expect(found({ ...files, ...text }).join()).toContain(`the target of the link ${address} does not exist`);
  });
});

it('links lead to every page that the site has', () => {
  const addresses = ['/check/', '/stand-ins/', '/log/2021/', '/log/topics/pod/', '/rules/unknown-field/'];
  const links = (prefix: string) => addresses.map((address) => `[a](${prefix}${address})`).join(' ');
  const entry = bothEntries(log('topics: [pod]\n'));
  const notes = {
    'content/notes/ko/pod.mdx': note(`${links('')}\n\n<Example id="pod/echo" />`),
    'content/notes/en/pod.mdx': note(`${links('/en')}\n\n<Example id="pod/echo" />`),
  };
  expect(found({ ...entry, ...notes })).toEqual([]);
});
