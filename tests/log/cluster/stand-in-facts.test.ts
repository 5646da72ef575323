import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStandIns } from '../../../src/cluster/kind/stand-ins.ts';
import { readStandInFacts } from '../../../src/site/stand-in-facts.ts';

const ROOT = join(import.meta.dirname, '../../..');
const STAND_IN_FACTS = readStandInFacts(ROOT);
const FOLDER = join(import.meta.dirname, '../../../images/stand-ins');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const factsOf = (name: string) =>
  Object.entries(STAND_IN_FACTS)
    .filter(([repository]) => repository.endsWith(name))
    .flatMap(([, { keeps, differs }]) => [...keeps, ...differs].map(({ en }) => en))
    .join('\n');

describe('the page about stand-ins', () => {
  it('speaks of every image that has a stand-in, but for the base that others are built on', () => {
    const bases = new Set(['echo', 'counter'].map((name) => /^FROM (\S+):/m.exec(read(`${name}/Dockerfile`))![1]));
    const repositories = new Set(readStandIns(ROOT).map(({ registry, repository }) => `${registry}/${repository}`));
    const examples = [...repositories].filter((name) => !bases.has(name.split('/').at(-1)));
    expect(Object.keys(STAND_IN_FACTS).sort()).toEqual(examples.sort());
  });

  it.each(['echo', 'counter'])('says of %s what its files do', (name) => {
    const dockerfile = read(`${name}/Dockerfile`);
    const facts = factsOf(name);
    expect(dockerfile).toMatch(/^FROM node:24-bookworm-slim\nUSER root$/m);
    expect(dockerfile).toContain('ENTRYPOINT ["/sbin/tini", "--"]');
    expect(facts).toContain('Its first process is `tini`, with Node.js below it, as root in `/app`');
    expect(facts).toContain('Node.js 24 on Debian');
    expect(read(`${name}/app.js`)).not.toContain("'SIGTERM'");
    expect(facts).toContain('On SIGTERM it exits immediately');
  });

  it('says what echo and counter log, what counter keeps, and which redis it is', () => {
    expect(read('echo/app.js')).toContain('erver listening at');
    expect(factsOf('echo')).toContain('two lines of JSON');
    expect(read('counter/app.js')).toContain('count');
    expect(factsOf('counter')).toContain('ECONNREFUSED');
    expect(readStandIns(ROOT).find(({ repository }) => repository === 'library/redis')?.source).toEqual({
      image: 'redis:7.0.15',
    });
    expect(factsOf('redis')).toContain('the real Redis, version 7.0.15');
  });
});
