import { describe, expect, it } from 'vitest';
import type { Collection } from '../../../src/site/collections/collection.ts';
import { COLLECTIONS } from '../../../src/site/collections/index.ts';
import { LOG } from '../../../src/site/collections/log.ts';
import { NOTE } from '../../../src/site/collections/note.ts';

const ALL: [string, Collection][] = Object.entries(COLLECTIONS);
const place = () => ({ line: 1, column: 1 });

/** An entry of each collection in which every field that names something does. */
const ENTRIES = {
  notes: {
    slug: 'pod',
    fields: NOTE.schema.parse({ title: 'Pod', summary: 'A Pod.', updated: '2026-11-22', needs: ['a'], next: ['b'] }),
  },
  log: {
    slug: '2021-01-12',
    fields: LOG.schema.parse({
      date: '2021-01-12',
      topics: ['pod'],
      peers: ['Kim A'],
      additions: [
        {
          date: '2021-01-13',
          text: ['x'],
          errata: [{ was: 'a', is: 'b', why: 'c', example: 'pod/echo' }],
          related: [{ note: 'a', example: 'pod/echo' }],
        },
      ],
    }),
  },
} satisfies Readonly<Record<keyof typeof COLLECTIONS, object>>;

describe.each(ALL)('the collection %s', (name, collection) => {
  const entry = ENTRIES[name as keyof typeof COLLECTIONS];

  it('shares fields between languages that its front matter has', () => {
    expect(Object.keys(collection.schema.shape)).toEqual(expect.arrayContaining([...collection.shared]));
  });

  it('has its pages below its list, which no other collection has', () => {
    expect(collection.addresses(entry)[0]).toBe(`${collection.list}${entry.slug}/`);
    for (const address of collection.addresses(entry)) expect(address.startsWith(collection.list)).toBe(true);
    expect(ALL.filter(([, { list }]) => list === collection.list)).toHaveLength(1);
  });

  it('names pages and examples only, each where the front matter has it', () => {
    const found = collection.references(entry.fields);
    expect(found).not.toEqual([]);
    for (const { to, name, path } of found) {
      expect([...Object.keys(COLLECTIONS), 'example']).toContain(to);
      const value = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], entry.fields);
      expect(value).toBe(name);
    }
  });
});

it('an entry of the log is addressed by its day, its year, its topics and its peers', () => {
  const { fields } = ENTRIES.log;
  expect(LOG.addresses({ slug: '2021-01-12', fields })).toEqual([
    '/log/2021-01-12/',
    '/log/2021/',
    '/log/topics/pod/',
    '/log/peers/Kim%20A/',
  ]);
  expect(LOG.titleOf({ slug: '2021-01-12', fields }, 'en')).toBe('12 January 2021');
  const misnamed = { lang: 'ko', slug: '2021-01-13', file: 'content/log/ko/2021-01-13.mdx', fields, place } as const;
  expect(LOG.faults(misnamed).map(({ hint }) => hint.en)).toEqual([
    'rename it to content/log/ko/2021-01-12.mdx, or correct the date',
  ]);
});
