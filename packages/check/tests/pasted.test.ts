import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { checkFiles } from '../src/command/run.ts';
import { mend } from '../src/fix.ts';
import { positionsOf } from '../src/manifest/lines.ts';
import { parseBytes, parseManifest } from '../src/manifest/parse.ts';

/** Line, rule, message and hint of each finding that is more than a remark. */
async function said(text: string): Promise<string[]> {
  const lineOf = positionsOf(text);
  const findings = await check([parseManifest('a.yaml', text)]);
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, range, message, hint }) => `${lineOf(range.start).line} ${rule}: ${message.en} ${hint?.en ?? ''}`);
}

const fixed = async (text: string) => (await mend(parseManifest('a.yaml', text))).text;

const SPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team\n';
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: nginx:1.27\n';
/** The text with a line put in before a line, numbered from 1. */
const withLine = (text: string, number: number, line: string): string =>
  text
    .split('\n')
    .toSpliced(number - 1, 0, line)
    .join('\n');

describe('a line that was copied along is named as what it is, at its own line, and removed', () => {
  test.each([
    ['the name of a language', ['yaml', 'YAML', 'yml', 'bash', 'yaml 복사', 'yamlCopy code', 'Kubernetes'], 1],
    [
      'the name of a file',
      [
        'pod.yaml',
        '"pod.yaml"',
        '`k8s/pod.yml`',
        'pod.yaml:',
        '**pod.yaml**',
        '파드.yaml',
        '<pod.yaml>',
        '(deploy.json)',
        'pod.yaml 복사',
      ],
      1,
    ],
    ['the text of a button', ['코드 복사', '복사', 'Copy', 'Copy code', 'Copied!', '더보기'], 1],
    ['the text of a button', ['Copy code', '복사하기'], 5],
    [
      'a shell prompt',
      [
        '[root@master ~]# vi pod.yaml',
        'root@master:~# cat pod.yaml',
        'vagrant@k8s-master:~/work$ cat pod.yaml',
        '(base) me@mac k8s % cat pod.yaml',
        'PS C:\\Users\\me> kubectl apply -f pod.yaml',
        'C:\\work> type pod.yaml',
        'bash-5.1$ cat pod.yaml',
        '~/work$ cat pod.yaml',
        '➜  ~ cat pod.yaml',
        '$',
        '[root@master ~]#',
      ],
      1,
    ],
    ['a shell prompt', ['[root@master ~]# kubectl get pods', 'PS C:\\> ', 'me@host:~$ ls'], 4],
    ['a shell prompt', ['[root@master ~]# kubectl apply -f a.yaml'], 11],
    ['output of `kubectl`', ['pod/web created', 'deployment.apps/web configured', 'pod/web created (dry run)'], 11],
  ])('%s, such as %j, in line %i', async (name, lines, number) => {
    for (const line of lines) {
      const text = withLine(POD, number, line);
      expect(await said(text), line).toEqual([
        expect.stringContaining(`${number} copied-along: This line is ${name}, copied together with the manifest`),
      ]);
      expect(await fixed(text), line).toBe(POD);
    }
  });

  test('each kind once, with all its lines as they are counted in the file', async () => {
    const text = `yaml\n코드 복사\n$ cat a.yaml\n${SPACE}$ kubectl apply -f a.yaml\nnamespace/team created\n`;
    expect(await said(text)).toEqual([
      expect.stringContaining('1 copied-along: This line is the name of a language'),
      expect.stringContaining('2 copied-along: This line is the text of a button'),
      expect.stringMatching(/^3 copied-along: This line is a shell prompt.* Remove the lines 3, 8\.$/),
      expect.stringContaining('9 copied-along: This line is output of `kubectl`'),
    ]);
    expect(await fixed(text)).toBe(SPACE);
  });

  test('also the names of files between objects', async () => {
    const text = `a.yaml\n${SPACE}\nb.yaml\n${POD}`;
    expect(await said(text)).toEqual([
      expect.stringContaining('1 copied-along: This line is the name of a file'),
      expect.stringContaining('8 missing-separator'),
    ]);
    expect(await fixed(text)).toBe(`${SPACE}\n---\n${POD}`);
  });

  test('also where all of it is indented', async () => {
    const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '    ');
    const text = indented(`[root@master ~]# cat a.yaml\n${SPACE}`);
    expect(await said(text)).toEqual([expect.stringContaining('1 copied-along: This line is a shell prompt')]);
    expect(await fixed(text)).toBe(indented(SPACE));
  });

  test('but not words of a manifest of their like', async () => {
    const text = `${SPACE}  annotations:\n    a: |\n      $ ls\n      yaml\n      복사\n      a.yaml\n`;
    expect(await said(text)).toEqual([]);
  });
});

describe('a mark for what was left out is named', () => {
  const MARKS = ['...', '…', '(생략)', '(중략)', '생략', '<이하 생략>', '... 생략 ...', '(omitted)', '....'];

  test.each([
    ['at the end of a mapping', (mark: string) => `${POD}      ${mark}\n`, 11],
    ['in a mapping', (mark: string) => withLine(POD, 5, `  ${mark}`), 5],
    ['in the first column', (mark: string) => withLine(POD, 7, mark), 7],
  ])('%s, and removed', async (_, write, line) => {
    for (const mark of MARKS) {
      const text = write(mark);
      const messages = [
        expect.stringContaining(`${line} copied-along: \`${mark}\` shows that something was left out.`),
      ];
      expect(await said(text), mark).toEqual(messages);
      expect(await fixed(text), mark).toBe(POD);
    }
  });

  test.each([
    ['as a value', (mark: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ${mark}\n`, 4],
    [
      'as a value of its own line',
      (mark: string) =>
        `apiVersion: v1\nkind: Pod\nmetadata:\n  ${mark}\nspec:\n  containers: [{name: web, image: "nginx:1.27"}]\n`,
      4,
    ],
    ['as a name', (mark: string) => POD.replace('name: web', `name: ${mark}`), 4],
    ['as an item', (mark: string) => `${POD}    - ${mark}\n`, 11],
  ])('%s, and nothing is called missing there', async (_, write, line) => {
    for (const mark of MARKS) {
      const text = write(mark);
      expect(await said(text), mark).toEqual([expect.stringContaining(`${line} `)]);
      expect(await said(text), mark).toEqual([
        expect.stringContaining(`\`${mark}\` shows that something was left out.`),
      ]);
      expect(await fixed(text), mark).toBe(text);
    }
  });

  test('in its document only', async () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostname: a\n  ...\n---\n${POD.replace(/ +image.*\n/, '')}`;
    expect(await said(text)).toEqual([
      expect.stringContaining('6 copied-along'),
      expect.stringContaining('16 missing-value'),
    ]);
  });

  test.each(['a: |\n      ...\n', 'a: wait ...\n', 'a: "..."\n'])('but not in a text: %j', async (note) => {
    expect(await said(`${SPACE}  annotations:\n    ${note}`)).toEqual([]);
  });
});

describe('a placeholder is named as one, whatever its brackets', () => {
  test.each(['<name>', '{NAME}', '(name)', '[NAME]', '[내 이름]', '《이름》', '「이름」', '<내 이름>'])(
    '%s',
    async (mark) => {
      const text = POD.replace('name: web', `name: ${mark}`);
      expect(await said(text)).toEqual([
        expect.stringContaining(
          `\`${mark}\` is a placeholder. Replace it, including the brackets, with the actual value`,
        ),
      ]);
      expect(await fixed(text)).toBe(text);
    },
  );

  test.each([
    ['name: web', 'name: [claim-name]', 'Write it as `name: claim-name`.'],
    ['name: web', `name: $\{NAME}`, 'kubectl does not replace variables'],
    ['image: nginx:1.27', 'image: <your-image>', '`<your-image>` is a placeholder'],
  ])('%s as %s', async (good, bad, hint) => {
    expect(await said(POD.replace(good, bad))).toEqual([expect.stringContaining(hint)]);
  });
});

describe('a character that only looks right is named', () => {
  test.each([
    ['a no-break space (U+00A0)', '\u00a0'],
    ['an ideographic space (U+3000)', '\u3000'],
    ['a zero-width space (U+200B)', '\u200b '],
  ])('%s in the indentation of one line or of all', async (name, space) => {
    const one = SPACE.replace('  name', `${space}${space.trim() === '' ? '' : ' '}name`).replace(
      '\u00a0name',
      '\u00a0 name',
    );
    expect(await said(one)).toEqual([
      expect.stringMatching(new RegExp(`^4 yaml-syntax: .*${name.replace(/[()+]/g, '\\$&')}`)),
    ]);
    expect(await fixed(one)).toBe(SPACE);
    const wide = space === '\u3000' ? '\u3000' : space.repeat(2).replace('\u200b \u200b ', '\u200b  ');
    const all = POD.replaceAll(/^(?: {2})+/gm, (indent) => wide.repeat(indent.length / 2));
    expect(await said(all)).toEqual([expect.stringContaining('It is on lines 4, 5, 6, 8, 9, 10.')]);
    expect(await fixed(all)).toBe(POD);
  });

  test.each([
    [
      'a no-break space behind a colon',
      'name: web',
      'name:\u00a0web',
      '4 yaml-syntax: This is a no-break space (U+00A0), not a plain space.',
    ],
    [
      'an ideographic space behind a colon',
      'name: web',
      'name:\u3000web',
      '4 yaml-syntax: This is an ideographic space (U+3000)',
    ],
    ['a full-width colon', 'name: web', 'name：web', '4 yaml-syntax: This is a full-width colon (U+FF1A), not `:`.'],
    [
      'a full-width colon behind the last key',
      'image: nginx:1.27',
      'image：nginx:1.27',
      '10 yaml-syntax: This is a full-width colon',
    ],
    ['a full-width colon of a mapping', 'spec:', 'spec：', '7 yaml-syntax: This is a full-width colon (U+FF1A)'],
    ['a full-width hyphen', '- name', '－ name', '9 yaml-syntax: This is a full-width hyphen (U+FF0D), not `-`.'],
    ['an em dash', '- name', '— name', '9 yaml-syntax: This is an em dash (U+2014)'],
    [
      'a zero-width space in a key',
      'image:',
      'im\u200bage:',
      '10 yaml-syntax: There is an invisible character here: a zero-width space (U+200B)',
    ],
  ])('%s, and typed again', async (_, good, bad, message) => {
    const text = POD.replace(good, bad);
    expect(await said(text)).toEqual([expect.stringContaining(message)]);
    expect(await fixed(text)).toBe(POD);
  });

  test.each([
    ['a zero-width space', 'w\u200beb'],
    ['a no-break space', 'web\u00a0'],
    ['an ideographic space', '\u3000web'],
  ])('%s in a name', async (name, bad) => {
    const text = POD.replace('name: web', `name: ${bad}`);
    expect(await said(text)).toEqual([
      expect.stringMatching(new RegExp(`^4 invalid-name: .*${name} .* Write \`web\`\\.$`)),
    ]);
    expect(await fixed(text)).toBe(POD);
  });

  test('a lone colon of full width where a mapping belongs', async () => {
    const text = SPACE.replace('name: ', 'name：');
    expect(await said(text)).toEqual([
      expect.stringContaining('a full-width colon (U+FF1A), not `:`. Write `name: team`.'),
    ]);
    expect(await fixed(text)).toBe(SPACE);
  });

  test.each([
    ['a full-width colon', 'nginx：1.27', 'nginx:1.27'],
    ['a full-width colon in quotes', '"nginx：1.27"', 'nginx:1.27'],
    ['an en dash before a colon', 'nginx–proxy:1.27', 'nginx-proxy:1.27'],
  ])('%s in the name of an image', async (_, bad, meant) => {
    const text = POD.replace('nginx:1.27', bad);
    expect(await said(text)).toEqual([expect.stringMatching(`malformed-image: .* Write \`${meant}\`\\.$`)]);
  });

  test.each(['ㅡㅡㅡ', '———', '－－－', '–-', '━━━━'])('a line of %s', async (line) => {
    const text = `${SPACE}${line}\n${POD}`;
    expect(await said(text)).toEqual([expect.stringMatching(/^5 missing-separator: This is .*U\+/)]);
    expect(await fixed(text)).toBe(`${SPACE}---\n${POD}`);
  });

  test('but not in a text', async () => {
    const text = `${SPACE}  annotations:\n    a: |\n      \u00a0\u00a0이름：값\n      ㅡㅡㅡ\n    b: "값：\u00a0하나"\n    c: 값：하나\n`;
    expect(await said(text)).toEqual([]);
  });
});

describe('a text of many lines without a space before its mark is said where its key is', () => {
  const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: conf\ndata:\n';
  test.each([
    ['with keys in it', `${MAP}  a.conf:|\n    server{\n      listen 80;\n      x: y\n    }\n  b: c\n`],
    ['that is read as one', `${MAP}  a.conf:|\n    only text\n`],
    ['with keys only', `${MAP}  a.conf:|-\n    a: b\n    c: d\n`],
    ['folded', `${MAP}  a.conf:>\n    a: b\n`],
  ])('%s', async (_, text) => {
    expect(await said(text)).toEqual([
      expect.stringMatching(/^6 .*: A space is missing before `[|>]-?`\. Write `a\.conf: [|>]-?`\.$/),
    ]);
    expect(await fixed(text)).toBe(text.replace(/:([|>])/, ': $1'));
  });
});

describe('what kubectl takes is not refused', () => {
  const bytes = (text: string, before: readonly number[]) =>
    new Uint8Array([...before, ...new TextEncoder().encode(text)]);
  const KOREAN = [0x23, 0x20, 0xc7, 0xd1, 0xb1, 0xdb, 0x0a]; // `# 한글` in CP949

  test('a comment in CP949, which is named', async () => {
    const file = parseBytes('a.yaml', bytes(SPACE, KOREAN));
    expect(await check([file])).toMatchObject([
      {
        rule: 'yaml-encoding',
        severity: 'warning',
        range: { start: 2 },
        message: { en: expect.stringContaining('CP949/EUC-KR') },
      },
    ]);
  });

  test('bytes of no encoding that can be told', async () => {
    const found = await check([parseBytes('a.yaml', bytes(SPACE, [0x23, 0xff, 0xfe, 0x0a]))]);
    expect(found).toMatchObject([{ rule: 'yaml-encoding', severity: 'warning' }]);
    expect(found[0]?.message.en).not.toContain('CP949');
  });

  test('and what is wrong with the rest is found, and nothing written back that would lose the bytes', async () => {
    const file = parseBytes('a.yaml', bytes(SPACE.replace('kind', 'knid'), KOREAN));
    expect((await check([file])).map(({ rule }) => rule)).toEqual(['yaml-encoding', 'unknown-field']);
    expect(await mend(file)).toMatchObject({ text: file.text, applied: [] });
  });

  test.each(['null', '~', 'null # nothing', 'NULL'])('a document of %s', async (nothing) => {
    expect(await said(`${SPACE}---\n${nothing}\n---\n${POD}`)).toEqual([]);
  });

  const map = (name: string, size: number, indent = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n  blob: |\n${`    ${'x'.repeat(75)}\n`.repeat(size / 75)}`.replaceAll(
      /^/gm,
      indent,
    );
  const SMALL = 900_000;

  test.each([
    ['objects', () => ['a', 'b', 'c', 'd'].map((name) => map(name, SMALL)).join('---\n')],
    [
      'the items of a List',
      () =>
        `apiVersion: v1\nkind: List\nitems:\n${['a', 'b', 'c', 'd'].map((name) => map(name, SMALL, '  ').replace('  api', '- api')).join('\n')}\n`,
    ],
    ['an object with many comments', () => `${`# ${'x'.repeat(98)}\n`.repeat(40_000)}${SPACE}`],
  ])('more than 3 MiB of %s', async (_, write) => {
    const text = write();
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024);
    expect(await said(text)).toEqual([]);
  });

  test('but one object of more than 3 MiB is', async () => {
    expect(await said(`${SPACE}---\n${map('big', 3_200_000)}`)).toEqual([
      expect.stringContaining('6 yaml-limit: The object is larger than 3 MiB'),
    ]);
  });

  test('a directive is said to be refused by kubectl alone', async () => {
    expect(await said(`%YAML 1.1\n---\n${SPACE}`)).toEqual([
      '1 yaml-directive: `kubectl` rejects a file with the directive `%YAML 1.1`. Remove this line.',
    ]);
  });
});

describe('a slip is one finding, at its own line', () => {
  const ENV = `${POD}      env:\n        - name: A\n          value: one\n        - name: B\n          value: two\n`;
  test.each([
    ['a dash left out within an item', '        - name: B', '          name: B', 14],
    ['a dash left out beside the others', '        - name: B', '        name: B', 14],
    ['the first dash left out', '        - name: A\n          value: one', '        name: A\n        value: one', 12],
  ])('%s', async (_, good, bad, line) => {
    const text = ENV.replace(good, bad);
    expect(await said(text)).toEqual([
      expect.stringMatching(
        new RegExp(`^${line} duplicate-key: A \`-\` is missing before \`name\`.* Write \`- name: `),
      ),
    ]);
    expect(await fixed(text)).toBe(ENV);
  });

  test('the only dash left out', async () => {
    const text = `${POD}      env:\n        name: A\n        value: one\n`;
    expect(await said(text)).toEqual(['12 wrong-type: Expected a list, got a mapping. Write it as `- name: A`.']);
  });

  test.each([
    [
      'labels',
      POD.replace('    app: web', '  app: web'),
      '6 ',
      'Indent `app` to put it under `metadata.labels`, which is empty',
    ],
    [
      'several',
      POD.replace('    app: web', '  app: web\n  tier: web'),
      '6 ',
      'Indent `app`, `tier` to put them under `metadata.labels`, which is empty',
    ],
    [
      'an item',
      POD.replace('    - name: web\n      image', '  name: web\n  image'),
      '9 ',
      'Indent `name`, `image` to put them under `spec.containers[]`, which is empty',
    ],
    [
      'a mapping',
      `${POD}      resources:\n      limits:\n        cpu: 1\n`,
      '12 ',
      'Indent `limits` to put it under `spec.containers[].resources`, which is empty',
    ],
    [
      'all of it',
      'apiVersion: v1\nkind: Namespace\nmetadata:\nname: team\nlabels:\n  app: web\n',
      '4 ',
      'Indent `name`, `labels` to put them under `metadata`, which is empty',
    ],
  ])('what should be indented under an empty key: %s', async (_, text, line, hint) => {
    expect(await said(text)).toEqual([expect.stringMatching(new RegExp(`^${line}unknown-field`))]);
    expect(await said(text)).toEqual([expect.stringContaining(hint)]);
    expect(await said(await fixed(text))).toEqual([]);
  });

  test.each([
    [
      'volumes of a Deployment',
      'spec.template.spec',
      'apps/v1',
      'Deployment',
      'selector: {matchLabels: {app: web}}, volumes: [{name: d, emptyDir: {}}], template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: "c:1", volumeMounts: [{name: d, mountPath: /d}]}]}}',
    ],
    [
      'volumes of a container',
      'spec',
      'v1',
      'Pod',
      'containers: [{name: c, image: "c:1", volumes: [{name: d, emptyDir: {}}], volumeMounts: [{name: d, mountPath: /d}]}]',
    ],
    [
      'containers of a Deployment',
      'spec.template.spec',
      'apps/v1',
      'Deployment',
      'selector: {matchLabels: {app: web}}, containers: [{name: c, image: "c:1"}], template: {metadata: {labels: {app: web}}}',
    ],
    [
      'labels of a template',
      'spec.template.metadata',
      'apps/v1',
      'Deployment',
      'selector: {matchLabels: {app: web}}, template: {labels: {app: web}, spec: {containers: [{name: c, image: "c:1"}]}}',
    ],
    [
      'restartPolicy of a Job',
      'spec.template.spec',
      'batch/v1',
      'Job',
      'restartPolicy: Never, template: {spec: {containers: [{name: c, image: "c:1"}]}}',
    ],
    [
      'a label of a selector',
      'spec.selector.matchLabels',
      'apps/v1',
      'Deployment',
      'selector: {app: web}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: "c:1"}]}}',
    ],
  ])('what is misplaced is not missing elsewhere: %s', async (_, path, apiVersion, kind, spec) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web, labels: {app: web}}\nspec: {${spec}}\n`;
    expect(await said(text)).toEqual([expect.stringMatching(/^4 unknown-field/)]);
    expect(await said(text)).toEqual([expect.stringContaining(`belongs under \`${path}\`.`)]);
  });

  test('and what is wrong in a misplaced block is found there', async () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n  containers:\n    - name: c\n      image: c:1\n      volumes:\n        - nam: d\n          emptyDir: {}\n';
    expect(await said(text)).toEqual([
      expect.stringContaining('8 unknown-field'),
      expect.stringMatching(/^9 unknown-field: .*`nam`/),
    ]);
  });

  const job = (fields: string) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers:\n        - name: c\n          image: c:1\n${fields}`;
  test.each([
    ['an empty restartPolicy', job('      restartPolicy:\n'), '10 restart-policy: `restartPolicy` is empty'],
    [
      'a restartPolicy too deep',
      job('          restartPolicy: OnFailure\n'),
      '10 restart-policy: The Pods of a Job require OnFailure or Never. Move `restartPolicy: OnFailure` to the same level as `containers`',
    ],
    ['no restartPolicy', job(''), '6 restart-policy: The Pods of a Job require OnFailure or Never.'],
  ])('%s', async (_, text, message) => {
    expect(await said(text)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    [
      'a file nested in a ConfigMap',
      'ConfigMap',
      'data:\n  envoy.yaml:\n    admin:\n      port: 80\n',
      '`envoy.yaml: |`',
    ],
    ['one that has no name of a file', 'ConfigMap', 'data:\n  config:\n    a: b\n', '`config: |`'],
    ['one in a Secret', 'Secret', 'stringData:\n  app.yml:\n    - a: b\n', '`app.yml: |`'],
  ])('%s', async (_, kind, map, form) => {
    expect(await said(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\n${map}`)).toEqual([
      expect.stringMatching(new RegExp(`^5 wrong-type: .*Write it as ${form.replace(/[.|]/g, '\\$&')}`)),
    ]);
  });
});

describe('a proposed fix has the values of the manifest', () => {
  const ingress = (backend: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec:\n  defaultBackend: {${backend}}\n`;
  const scaler = (spec: string) =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec:\n  {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 3, ${spec}}\n`;
  const container = (fields: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web, image: "web:1", ${fields}}]}\n`;
  test.each([
    ['a backend', ingress('serviceName: shop, servicePort: 8080'), 'service: {name: shop, port: {number: 8080}}'],
    [
      'a backend whose port has a name',
      ingress('serviceName: shop, servicePort: http'),
      'service: {name: shop, port: {name: http}}',
    ],
    ['a backend without a port', ingress('serviceName: shop'), 'service: {name: shop, port: {number: …}}'],
    [
      'the load of an autoscaler',
      scaler('targetCPUUtilizationPercentage: 73'),
      'metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 73}}}]',
    ],
    [
      'the load of a metric',
      scaler('metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 65}}]'),
      'target: {type: Utilization, averageUtilization: 65}',
    ],
    ['variables', container('environment: {A: one, B: "2"}'), 'env: [{name: A, value: "one"}, {name: B, value: "2"}]'],
    ['variables in a list', container('environment: [A=one]'), 'env: [{name: A, value: "one"}]'],
    ['a port', container('port: 8080'), 'ports: [{containerPort: 8080}]'],
    ['a command of a probe', container('livenessProbe: {command: [cat, /ready]}'), 'exec: {command: [cat, /ready]}'],
    [
      'a path and a port of a probe',
      container('livenessProbe: {path: /ready, port: 8080}'),
      'httpGet: {path: /ready, port: 8080}',
    ],
  ])('%s', async (_, text, form) => {
    expect(await said(text)).toContainEqual(expect.stringContaining(`Write it as \`${form}\`.`));
  });
});

describe('--fix turns no kind into another', () => {
  test.each([
    ['resource.k8s.io/v1alpha2', 'ResourceClass', 'Write a DeviceClass of `resource.k8s.io/v1` instead'],
    ['policy/v1beta1', 'PodSecurityPolicy', 'There is no replacement'],
    ['v1', 'PodPresets', undefined],
    ['apps/v1', 'ReplicationSet', undefined],
    ['v1', 'PersistentVolumeClass', undefined],
  ])('%s %s', async (apiVersion, kind, hint) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;
    expect((await said(text)).length).toBeGreaterThan(0);
    if (hint) expect(await said(text)).toContainEqual(expect.stringContaining(hint));
    expect(await fixed(text)).toBe(text);
  });

  test.each([
    ['v1', 'namespace', 'Namespace'],
    ['v1', 'Namespce', 'Namespace'],
    ['v1', 'ns', 'Namespace'],
  ])('but spells one as it is written: %s %s', async (apiVersion, kind, meant) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;
    expect(await fixed(text)).toBe(text.replace(`kind: ${kind}`, `kind: ${meant}`));
  });
});

describe('what does not fit together in a file is named with what would', () => {
  const workload = (kind: string, name: string, labels: string, more = '') =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec:\n  selector: {matchLabels: {${labels}}}\n${more}  template:\n    metadata: {labels: {${labels}}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n---\n`;
  const service = (selector: string, name = 'svc', more = '') =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec:\n  selector: {${selector}}\n  ports: [{port: 80}]\n${more}`;

  test.each([
    [
      'run for app',
      workload('Deployment', 'go', 'app: http-go'),
      service('run: http-go'),
      'its selector has `run=http-go`, but Deployment/go has `app=http-go`',
      '`app: http-go`',
    ],
    [
      'name for app',
      workload('Deployment', 'go', 'app: gate'),
      service('name: gate'),
      'its selector has `name=gate`, but Deployment/go has `app=gate`',
      '`app: gate`',
    ],
    [
      'the nearest of several',
      workload('Deployment', 'a', 'app: first') + workload('Deployment', 'b', 'app: gate, tier: x'),
      service('k8s-app: gate'),
      'Deployment/b has `app=gate`',
      '`app: gate`',
    ],
    [
      'the only Pods',
      workload('Deployment', 'web', 'app: web'),
      service('component: frontend'),
      'its selector has `component=frontend`, but Deployment/web has `app=web`',
      '`app: web`',
    ],
    [
      'the StatefulSet that names the Service',
      workload('Deployment', 'web', 'app: web') + workload('StatefulSet', 'db', 'role: store', '  serviceName: db\n'),
      service('component: database', 'db', '  clusterIP: None\n'),
      'StatefulSet/db has `role=store`',
      '`role: store`',
    ],
  ])('a Service: %s', async (_, workloads, own, message, form) => {
    const found = await said(workloads + own);
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(found).toEqual([expect.stringContaining(`This selector selects them: ${form}.`)]);
  });

  test('but no Pods that have a Service of their own, or are one of many', async () => {
    const two = workload('Deployment', 'a', 'app: a1') + workload('Deployment', 'b', 'app: b1');
    expect(await said(two + service('app: cc'))).toEqual([
      expect.stringContaining('No Pod in these manifests has the labels'),
    ]);
    const own = `${workload('Deployment', 'a', 'app: a1')}${service('app: a1')}---\n`;
    expect(await said(own + service('tier: cc', 'other'))).toEqual([
      expect.stringContaining('No Pod in these manifests has the labels'),
    ]);
  });

  const role = (kind: string, name: string) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nrules: [{apiGroups: [""], resources: [pods], verbs: [get]}]\n---\n`;
  const binding = (kind: string, name: string, subject = 'kind: User, name: a') =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: binding}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name}}\nsubjects: [{${subject}}]\n`;
  test.each([
    [
      'a Role',
      role('Role', 'metrics-reader') + binding('Role', 'metric-reader'),
      ['The Role "metric-reader" is not in these manifests. Did you mean `metrics-reader`?'],
    ],
    [
      'a ClusterRole',
      role('ClusterRole', 'metrics-reader') + binding('ClusterRole', 'metric-reader'),
      ['The ClusterRole "metric-reader" is not in these manifests.'],
    ],
    [
      'an account',
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: metrics}\n---\n${binding('ClusterRole', 'view', 'kind: ServiceAccount, name: metric, namespace: default')}`,
      ['The ServiceAccount "metric" is not in these manifests.'],
    ],
    ['one that is there', role('Role', 'reader') + binding('Role', 'reader'), []],
    ['one of the cluster', role('Role', 'metrics') + binding('ClusterRole', 'view'), []],
  ])('a binding: %s', async (_, text, messages) => {
    expect(await said(text)).toEqual(messages.map((message) => expect.stringContaining(message)));
  });

  const claim = (fields: string, size = '1Gi', name = 'data') =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}}\nspec: {${fields}accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}\n---\n`;
  const volume = (fields: string, name = 'disk') =>
    `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: ${name}}\nspec: {${fields}capacity: {storage: 2Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /data}}\n---\n`;
  const manual = 'storageClassName: manual, ';
  test.each([
    [
      'of another class',
      claim(manual) + volume('storageClassName: local, '),
      ['its storage class is "manual", but the volume has "local"'],
    ],
    ['without a class', claim('') + volume(manual), ['its storage class is "", but the volume has "manual"']],
    [
      'that asks for more',
      claim(manual, '10Gi') + volume(manual),
      ['This requests more than the capacity of PersistentVolume/disk.'],
    ],
    [
      'that names its volume',
      claim(`volumeName: b, ${manual}`) + volume(manual, 'a') + volume('', 'b'),
      ['not bound to PersistentVolume/b'],
    ],
    [
      'that its volume names',
      claim('') + claim('', '1Gi', 'other') + volume(`claimRef: {name: data, namespace: default}, ${manual}`),
      ['not bound to PersistentVolume/disk'],
    ],
    ['that fits', claim(manual, '2Gi') + volume(manual), []],
    ['without a class, as its volume', claim('') + volume(''), []],
    ['of several', claim(manual) + volume('', 'a') + volume('', 'b'), []],
  ])('a claim %s', async (_, text, messages) => {
    expect(await said(text)).toEqual(messages.map((message) => expect.stringContaining(message)));
  });
});

describe('a patch of kustomize is a part of an object', () => {
  const KUSTOMIZATION = (rest: string) =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [base.yaml]\n${rest}`;
  const BASE =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec: {containers: [{name: web, image: "web:1"}]}\n';
  const PATCH =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - {name: web, resources: {limits: {memory: 128Mi}}}\n        - {$patch: delete, name: old}\n';
  const of = async (files: Readonly<Record<string, string>>, together = true) => {
    const parsed = Object.entries(files).map(([path, text]) => parseManifest(path, text));
    const findings = await check(parsed, { together });
    return findings.filter(({ file }) => !file.includes('kustomization')).map(({ file, rule }) => `${file} ${rule}`);
  };

  test.each([
    ['patches', 'patches: [{path: patch.yaml}]\n'],
    ['patches with a target', 'patches:\n  - target: {kind: Deployment}\n    path: ./patch.yaml\n'],
    ['patchesStrategicMerge', 'patchesStrategicMerge: [patch.yaml]\n'],
    [
      'patchesJson6902',
      'patchesJson6902:\n  - target: {kind: Deployment, name: web, version: v1}\n    path: patch.yaml\n',
    ],
  ])('named under %s', async (_, rest) => {
    const files = { 'k/kustomization.yaml': KUSTOMIZATION(rest), 'k/base.yaml': BASE, 'k/patch.yaml': PATCH };
    expect(await of(files)).toEqual([]);
    expect(await of(files, false)).toEqual([]);
    expect(await of({ ...files, 'k/patch.yaml': '- op: replace\n  path: /spec/replicas\n  value: 2\n' })).toEqual([]);
  });

  test('by a path to another folder', async () => {
    const files = {
      'k/prod/kustomization.yaml': KUSTOMIZATION('patches: [{path: ../patches/web.yaml}]\n'),
      'k/patches/web.yaml': PATCH,
    };
    expect(await of(files)).toEqual([]);
  });

  test('whose fields are judged all the same', async () => {
    const files = {
      'kustomization.yaml': KUSTOMIZATION('patches: [{path: patch.yaml}]\n'),
      'patch.yaml': PATCH.replace('memory:', 'memory: [a], cpu:').replace('limits', 'limit'),
    };
    expect(await of(files)).toContainEqual('patch.yaml unknown-field');
    expect(await of({ 'patch.yaml': PATCH })).toContainEqual('patch.yaml missing-field');
  });

  test('also where the command is given its file alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patch-'));
    try {
      writeFileSync(join(folder, 'kustomization.yaml'), KUSTOMIZATION('patches: [{path: patch.yaml}]\n'));
      writeFileSync(join(folder, 'patch.yaml'), PATCH);
      const settings = { lang: 'en', version: '1.36', together: false } as const;
      mkdirSync(join(folder, 'Kustomization'));
      expect((await checkFiles([join(folder, 'patch.yaml')], settings)).findings).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
