import { describe, expect, test } from 'vitest';
import { LIMITS, parseBytes, parseManifest } from '../../src/manifest/parse.ts';
import { findPlace, keyPath, parsePath, toJson } from '../../src/manifest/path.ts';

const json = (text: string) => parseManifest('a.yaml', text).documents.map(({ root }) => root && toJson(root));
const codes = (text: string) => parseManifest('a.yaml', text).problems.map(({ code }) => code);
const marked = (text: string) =>
  parseManifest('a.yaml', text).problems.map(({ range }) => text.slice(range.start, range.end));

describe('values are read as the API server reads them', () => {
  test.each([
    ['yes', true],
    ['On', true],
    ['n', false],
    ['yEs', 'yEs'],
    ['0644', 420],
    ['0o17', 15],
    ['0X1F', 31],
    ['0b11', 3],
    ['3_0', 30],
    ['09', 9],
    ['0o9', '0o9'],
    ['1e3', 1000],
    ['3.0', 3],
    ['1e400', '1e400'],
    ['1:30', '1:30'],
    ['2001-01-01', '2001-01-01'],
    ['~', null],
    ['Null', null],
    ['NaN', 'NaN'],
    ['!!str 5', '5'],
    ['!!int "5"', 5],
    ['!own 5', '5'],
    ['!!binary aGk=', 'hi'],
    ['"yes"', 'yes'],
  ])('%s', (text, value) => {
    expect(json(`a: ${text}\n`)).toEqual([{ a: value }]);
  });

  test('keys too', () => {
    expect(json('{on: 1, 010: 2, "no": 3}')).toEqual([{ true: 1, 8: 2, no: 3 }]);
  });
});

describe('what the server takes is taken', () => {
  test.each([
    ['a byte order mark and CRLF', '\ufeffa: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    ['a bracket closed in the first column', 'a: {\n  b: 1,\n}\n', { a: { b: 1 } }],
    ['quoted text that goes on in the first column', 'a: "b\nc"\n', { a: 'b c' }],
    ['a comment right after a quote', 'a: "b"#c\n', { a: 'b' }],
    ['a tab after a colon', 'a:\t{b: 1}\n', { a: { b: 1 } }],
    ['text that ends in a colon within brackets', 'a: {image: nginx:}\n', { a: { image: 'nginx:' } }],
    ['text that a colon ends in a list in brackets', 'a: [2001:db8::, b:]\n', { a: ['2001:db8::', 'b:'] }],
    ['a key that a colon ends in braces', 'a: {b:, c: d}\n', { a: { 'b:': null, c: 'd' } }],
    ['a question mark without brackets', 'a: b?\nc: "d?"\ne: ["f?"]\n', { a: 'b?', c: 'd?', e: ['f?'] }],
    ['a question mark that an alias brings', 'a: &a b?\nc: [*a]\n', { a: 'b?', c: ['b?'] }],
    ['line breaks that only YAML 1.1 knows', 'a: 1\u0085b: [2,\u20283]\n# c\u2029d: 4\n', { a: 1, b: [2, 3], d: 4 }],
    ['trailing commas', '{a: [1, 2,],}', { a: [1, 2] }],
    ['merge keys', 'a: &a {b: 1}\nc: {<<: *a, d: 2}\n', { a: { b: 1 }, c: { b: 1, d: 2 } }],
  ])('%s', (_, text, value) => {
    expect(codes(text)).toEqual([]);
    expect(json(text)).toEqual([value]);
  });

  test('empty documents', () => {
    expect(json('---\n---\n# nothing\n---\nnull\n---\na: 1\n...\n')).toEqual([null, null, null, { a: 1 }]);
  });

  test('UTF-16 with a byte order mark', () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from('a: 가\n', 'utf16le')]);
    const { documents, problems } = parseBytes('a.yaml', bytes);
    expect(problems).toEqual([]);
    expect(toJson(documents[0]!.root!)).toEqual({ a: '가' });
  });
});

describe('what the server refuses is a problem', () => {
  test.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['duplicate-key']],
    ['a key beside a merge that brings it', 'a: &a {b: 1}\nc: {<<: *a, b: 2}\n', ['merged-key']],
    ['a list as a key', '? [a]\n: b\n', ['complex-key']],
    ['an empty key', ': b\n', ['null-key']],
    ['an alias of another document', 'a: &a 1\n---\nb: *a\n', ['unknown-alias']],
    ['a merge of text', 'a: {<<: b}\n', ['bad-merge']],
    ['a tag that does not fit', 'a: !!int b\n', ['bad-tag']],
    ['infinity', 'a: .inf\n', ['not-finite']],
    ['a directive', '%YAML 1.2\n---\na: 1\n', ['directive']],
    ['a tab on a blank line', 'a:\n\t\n  b: 1\n', ['tab']],
    ['a tab as indentation', 'a:\n\tb: 1\n', ['tab']],
    ['a NUL', 'a: "\0"\n', ['control-character']],
    ['text in brackets that starts with a colon', 'a: [b, ::1]\n', ['flow-colon']],
    ['a value in braces that starts with a colon', 'a: {b: ::/0}\n', ['flow-colon']],
    ['a question mark within brackets', 'a: [http://b/?c, d]\n', ['flow-question']],
    ['a question mark in a key within braces', 'a: {b?: c}\n', ['flow-question']],
    ['no space after a key in braces', 'a: {b:[c]}\n', ['syntax']],
    ['an escaped slash', 'a: "\\/"\n', ['bad-escape']],
    ['half a surrogate pair', 'a: "\\ud800"\n', ['bad-escape']],
    ['a key of more than 1024 characters', `${'k'.repeat(1100)}: 1\n`, ['long-key']],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('bytes that are no UTF-8', () => {
    const { documents, undecoded } = parseBytes('a.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xff]));
    expect(undecoded).toEqual({ at: 3 });
    expect(toJson(documents[0]!.root!)).toEqual({ a: '\ufffd' });
  });

  test('every broken document, without hiding the others', () => {
    const { documents, problems } = parseManifest('a.yaml', 'a: 1\n---\nb: [\n---\nc: 3\n---\nd: @\n');
    expect(documents.map(({ root }) => root && toJson(root))).toEqual([{ a: 1 }, { c: 3 }]);
    expect(problems.map(({ code }) => code)).toEqual(['syntax', 'syntax']);
  });
});

describe('places', () => {
  test('a problem points at the key or value at fault', () => {
    expect(marked('a: 1\nb: 2\na: 3\n')).toEqual(['a']);
    expect(marked('a: *nowhere\n')).toEqual(['*nowhere']);
  });

  test('stay right where the text had to be read leniently', () => {
    const text = 'a: {\nb: 1,\nc: "x"#y\n}\nd: .nan\n';
    expect(marked(text)).toEqual(['.nan']);
    const { root } = parseManifest('a.yaml', text).documents[0]!;
    const place = findPlace(root!, parsePath('a.c'))!;
    expect(text.slice(place.node.range.start, place.node.range.end)).toBe('"x"');
    const { range } = findPlace(root!, parsePath('a'))!.node;
    expect(text.slice(range.start, range.end)).toBe('{\nb: 1,\nc: "x"#y\n}');
  });

  test('take in the colon that ends text in brackets', () => {
    const text = 'a: [b:, c]\nd: .nan\n';
    expect(marked(text)).toEqual(['.nan']);
    const { root } = parseManifest('a.yaml', text).documents[0]!;
    const { range } = findPlace(root!, parsePath('a[0]'))!.node;
    expect(text.slice(range.start, range.end)).toBe('b:');
  });

  test('a path of keys leads back to the value', () => {
    const { root } = parseManifest('a.yaml', 'labels: {app.kubernetes.io/name: echo}\n').documents[0]!;
    const path = keyPath('labels', 'app.kubernetes.io/name');
    expect(path).toBe('labels["app.kubernetes.io/name"]');
    expect(findPlace(root!, parsePath(path))?.node).toMatchObject({ value: 'echo' });
  });
});

describe('limits', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]\n`)
    .join('')}`;

  test.each([
    ['size', 'a'.repeat(LIMITS.characters + 1), 'too-long'],
    ['depth', '['.repeat(100_000), 'too-deep'],
    ['depth in blocks', '- '.repeat(100_000), 'too-deep'],
    ['aliases of aliases', bomb, 'alias-expansion'],
  ])('%s is refused at once', (_, text, code) => {
    codes('a: 1\n');
    const before = process.cpuUsage();
    expect(codes(text)).toEqual([code]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(100);
  });

  test('a refused file has no documents to look at', () => {
    expect(parseManifest('a.yaml', bomb).documents).toEqual([]);
  });
});
