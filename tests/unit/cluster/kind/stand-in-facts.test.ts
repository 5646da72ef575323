import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LISTENS_AFTER_MS, REDIS_VERSION, STAND_IN_FACTS } from '../../../../src/cluster/kind/stand-in-facts.ts';
import { readStandIns } from '../../../../src/cluster/kind/stand-ins.ts';

const FOLDER = join(import.meta.dirname, '../../../cluster/images');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const factsOf = (name: string) =>
  Object.entries(STAND_IN_FACTS)
    .filter(([repository]) => repository.endsWith(name))
    .flatMap(([, { keeps, differs }]) => [...keeps, ...differs].map(({ en }) => en))
    .join('\n');

describe('the page about stand-ins', () => {
  it('speaks of every image that has a stand-in, but for the base that others are built on', () => {
    const bases = new Set(['echo', 'counter'].map((name) => /^FROM (\S+):/m.exec(read(`${name}/Dockerfile`))![1]));
    const repositories = new Set(readStandIns().map(({ registry, repository }) => `${registry}/${repository}`));
    const examples = [...repositories].filter((name) => !bases.has(name.split('/').at(-1)));
    expect(Object.keys(STAND_IN_FACTS).sort()).toEqual(examples.sort());
  });

  it.each(['echo', 'counter'])('says of %s what its files do', (name) => {
    const server = read(`${name}/server.cjs`);
    const facts = factsOf(name);
    expect(server).toMatch(new RegExp(`setTimeout\\(\\s*\\(\\) => server\\.listen\\(3000[^]*?${LISTENS_AFTER_MS},?\\s*\\)`));
    expect(facts).toContain(`waits ${LISTENS_AFTER_MS} ms on purpose`);
    expect(server).toContain("process.once('SIGTERM', () => server.close(");
    expect(read(`${name}/Dockerfile`)).toMatch(/^FROM node:24-bookworm-slim$[^]*^USER node$[^]*^CMD \["sh", /m);
    expect(facts).toContain('Node.js 24 on Debian with a shell as its first process, as the user `node`');
  });

  it('says what echo logs, what counter keeps, and which redis it is', () => {
    const line = /console\.log\('([^']+)'\)/.exec(read('echo/server.cjs'))![1];
    expect(factsOf('echo')).toContain(`\`${line}\``);
    expect(read('counter/server.cjs')).toContain('INCR\\r\\n$5\\r\\ncount');
    expect(read('counter/server.cjs')).toContain('writeHead(500)');
    expect(factsOf('counter')).toContain('`count`');
    expect(readStandIns().find(({ repository }) => repository === 'library/redis')?.source).toEqual({
      image: `redis:${REDIS_VERSION}`,
    });
  });
});
