import { parseManifest } from '@studylog/check/manifest';
import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../src/example/conditions.ts';
import { focusLines, splitFocus } from '../../../src/site/focus.ts';
import { codeToHtml, tokenize } from '../../../src/site/highlight.ts';
import { frequency, headlineOf, hoursOf, spansOf, totalHours, weeksOf } from '../../../src/site/log.ts';
import { MANIFEST } from './project.ts';

describe('focus', () => {
  const lines = (path: string) => [...(focusLines(parseManifest('manifest.yaml', MANIFEST), path).lines ?? [])];

  it('covers a field with all that stands below it, and nothing more', () => {
    expect(lines('metadata')).toEqual([3, 4]);
    expect(lines('metadata.name')).toEqual([4]);
    expect(lines('spec.containers[name=app].image')).toEqual([8]);
  });

  it('splits several paths at commas outside brackets', () => {
    expect(splitFocus('spec.selector, Service/a spec.ports[name=x,y]')).toEqual([
      'spec.selector',
      'Service/a spec.ports[name=x,y]',
    ]);
  });

  it('says what makes no sense about a path', () => {
    expect(focusLines(parseManifest('m.yaml', MANIFEST), 'spec..x').problem?.en).toContain('is not a field path');
  });
});

describe('highlighting', () => {
  const text = (html: string) =>
    html
      .replace(/<[^>]+>/g, '')
      .replaceAll('&#13;', '\r')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');

  it.each([
    ['a file with a line end', 'kind: Pod\n'],
    ['a file without one', 'kind: Pod'],
    ['CRLF', 'kind: Pod\r\nmetadata:\r\n  name: a\r\n'],
    ['empty lines', '\n\nkind: Pod\n\n'],
    ['markup', 'a: "<b> & c"\n'],
    ['nothing', ''],
    ['Korean', '# 한글 주석\nkind: Pod # 끝\n'],
  ])('keeps every character of %s', async (_name, code) => {
    expect(text(await codeToHtml(code, 'yaml'))).toBe(code);
  });

  it('marks what stands on a line, not the indentation before it', async () => {
    const html = await codeToHtml('spec:\n  replicas: 1\n', 'yaml', (line) => (line === 2 ? 'fault' : undefined));
    expect(text(html)).toBe('spec:\n  replicas: 1\n');
    expect(html).toContain('<span class="line fault">  <span class="text"><span class="t-key">replicas:</span>');
  });

  it('gives keys and values classes of their own', async () => {
    expect(await tokenize('replicas: 1', 'yaml')).toEqual([
      [{ text: 'replicas:', class: 't-key' }, { text: ' ' }, { text: '1', class: 't-num' }],
    ]);
  });
});

describe('conditions', () => {
  it('names list items by their name and flattens the rest', () => {
    expect(conditionsOf({ status: { phase: 'Running', containerStatuses: [{ name: 'app', ready: true }] } })).toEqual([
      { path: 'status.phase', relation: '=', value: 'Running' },
      { path: 'status.containerStatuses[name=app].ready', relation: '=', value: 'true' },
    ]);
  });

  it('shows operators by their signs', () => {
    expect(conditionsOf({ body: { $gte: 3 }, labels: { 'a/b': 'c' } })).toEqual([
      { path: 'body', relation: '≥', value: '3' },
      { path: 'labels["a/b"]', relation: '=', value: 'c' },
    ]);
  });
});

describe('the log', () => {
  it('counts hours', () => {
    expect(hoursOf({ hours: [{ from: '10:00', to: '18:00' }] })).toBe(8);
    expect(hoursOf({ hours: [{ from: '22:00', to: '01:30' }] })).toBe(3.5);
    const split = [
      { from: '09:50', to: '10:00' },
      { from: '22:00', to: '24:00' },
    ];
    expect(totalHours([{ hours: split }, { hours: [] }])).toBe(2.25);
    expect(spansOf({ hours: split })).toBe('09:50–10:00, 22:00–24:00');
  });

  it('names an entry in lists by its title, else by its goal, else by its scope', () => {
    const fields = { goal: ['Make a Pod', 'Delete it'], scope: ['Pods'] };
    expect(headlineOf({ title: 'Pods', ...fields })).toBe('Pods');
    expect(headlineOf({ title: undefined, ...fields })).toBe('Make a Pod · Delete it');
    expect(headlineOf({ title: undefined, goal: [], scope: ['Pods'] })).toBe('Pods');
    expect(headlineOf({ title: undefined, goal: [], scope: [] })).toBeUndefined();
  });

  it('lays out months from Monday, leap years included', () => {
    expect(weeksOf('2021-02')).toHaveLength(4);
    expect(weeksOf('2024-02').flat().filter(Boolean)).toHaveLength(29);
    expect(weeksOf('2021-08')[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, 1]);
  });

  it('puts what is frequent first', () => {
    expect(frequency([['a', 'b'], ['b']])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });
});
