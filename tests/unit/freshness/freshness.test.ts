import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Config } from '../../../src/config/config.ts';
import { loadExample } from '../../../src/example/load.ts';
import type { VerifiedRun } from '../../../src/example/verified.ts';
import { checkImages } from '../../../src/freshness/images.ts';
import { checkKubernetes } from '../../../src/freshness/kubernetes.ts';
import { checkLinks } from '../../../src/freshness/links.ts';
import { publishedImage, publishedTags } from '../../../src/freshness/registry.ts';
import { freshnessMarkdown } from '../../../src/freshness/report.ts';
import { readPage } from '../../../src/site/content.ts';
import { internet } from './internet.ts';

const json = (value: unknown) => JSON.stringify(value);
const platform = (os: string, architecture: string) => ({ platform: { os, architecture } });
const said = (findings: readonly { kind: string; place?: string; message: { en: string } }[]) =>
  findings.map(({ kind, place, message }) => `${kind} ${place}: ${message.en}`);

it('reads the platforms of an image, with the token that its registry gives to anyone', async () => {
  const asked: string[] = [];
  const ask = await internet((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`.trim());
    if (request.url?.startsWith('/auth.docker.io/')) return response.end(json({ token: 'T' }));
    if (!request.headers.authorization) {
      const realm = 'https://auth.docker.io/token';
      response.writeHead(401, {
        'www-authenticate': `Bearer realm="${realm}",service="registry.docker.io",scope="repository:library/redis:pull"`,
      });
      return response.end();
    }
    const manifests = [platform('linux', 'amd64'), platform('linux', 'arm64'), platform('unknown', 'unknown')];
    return response.end(json({ manifests }));
  });
  expect(await publishedImage('redis:7', ask)).toEqual({ platforms: ['linux/amd64', 'linux/arm64'] });
  expect(asked).toEqual([
    '/registry-1.docker.io/v2/library/redis/manifests/7',
    '/auth.docker.io/token?service=registry.docker.io&scope=repository%3Alibrary%2Fredis%3Apull',
    '/registry-1.docker.io/v2/library/redis/manifests/7 Bearer T',
  ]);
});

it('reads the platform of an image for one platform in its configuration', async () => {
  const ask = await internet(({ url }, response) => {
    const isConfig = url === '/ghcr.io/v2/owner/app/blobs/sha256:c';
    response.end(json(isConfig ? { os: 'linux', architecture: 'amd64' } : { config: { digest: 'sha256:c' } }));
  });
  expect(await publishedImage('ghcr.io/owner/app@sha256:abc', ask)).toEqual({ platforms: ['linux/amd64'] });
});

it('reads all pages of a list of tags', async () => {
  const ask = await internet(({ url }, response) => {
    if (url?.endsWith('last=a')) return response.end(json({ tags: ['b'] }));
    response.setHeader('link', '</v2/owner/app/tags/list?last=a>; rel="next"');
    return response.end(json({ tags: ['a'] }));
  });
  expect(await publishedTags('ghcr.io/owner/app', ask)).toEqual(['a', 'b']);
});

const example = (id: string, changes: object = {}) => ({ ...loadExample(process.cwd(), id), ...changes });

it('reports an image that is not published, or not for both platforms, where an example names it', async () => {
  const ask = await internet(({ url }, response) => {
    if (url?.includes('/subicura/')) return response.writeHead(404).end();
    return response.end(json({ manifests: [platform('linux', 'amd64')] }));
  });
  expect(said(await checkImages([example('pod/counter')], ask))).toEqual([
    'stale examples/pod/counter/manifest.yaml:10:14: the image `ghcr.io/subicura/counter:latest` is not in its registry',
    'stale examples/pod/counter/manifest.yaml:15:14: the image `redis` is not published for linux/arm64',
  ]);
});

it('does not ask for an image that no recorded run got, or that is missing on purpose', async () => {
  const asked: string[] = [];
  const ask = await internet(({ url }, response) => {
    asked.push(url ?? '');
    response.end(json({ manifests: [platform('linux', 'amd64'), platform('linux', 'arm64')] }));
  });
  const run = {
    engine: 'kind',
    images: [{ reference: 'redis', digest: 'x', standIn: false }],
  } as unknown as VerifiedRun;
  const examples = [example('pod/counter', { verified: { runs: [run] } }), example('pod/broken-image')];
  expect(await checkImages(examples, ask)).toEqual([]);
  expect(asked).toEqual(['/registry-1.docker.io/v2/library/redis/manifests/latest']);
});

it('reports minors of Kubernetes that are new or no longer supported, and newer node images of kind', async () => {
  const root = mkdtempSync(join(tmpdir(), 'studylog-fresh-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, '.github/workflows'), { recursive: true });
  const workflow =
    'NODE_IMAGE: kindest/node:v1.36.9@sha256:a\ninclude:\n  - kubernetes: v1.37.0\n  - kubernetes: v1.36.9\n';
  writeFileSync(join(root, '.github/workflows/verify.yml'), workflow);
  const ask = await internet(({ url }, response) => {
    if (url === '/dl.k8s.io/release/stable.txt') return response.end('v1.38.1\n');
    return response.end(json({ tags: ['v1.36.9', 'v1.36.10', 'v1.37.0', 'v1.37.0-rc.1', 'latest', 'v1.38.0'] }));
  });
  const config = { kubernetes: ['1.35', '1.36', '1.37'] } as unknown as Config;
  expect(said(await checkKubernetes(root, config, ask))).toEqual([
    'stale studylog.config.ts: Kubernetes 1.38 is supported, but it is not in `kubernetes`',
    'stale studylog.config.ts: Kubernetes 1.35 is no longer supported, but it is in `kubernetes`',
    'stale .github/workflows/verify.yml: kind has the node image `v1.36.10`, but `v1.36.9` is used',
  ]);
});

const PAGE = `---
title: 파드
summary: 요약입니다.
updated: 2026-01-12
---

[a](https://a.example/gone#x), [b](https://a.example/gone), [c](https://b.example/only-get), [d](https://b.example/closed), [e](/notes/pod/)
`;

it('reports a page of another site that is gone once, at its first link, and what says nothing of it apart', async () => {
  const asked: string[] = [];
  const ask = await internet(({ url, method }, response) => {
    asked.push(`${method} ${url}`);
    const status = { '/a.example/gone': 404, '/b.example/closed': 403 }[url ?? ''] ?? (method === 'HEAD' ? 405 : 200);
    response.writeHead(status).end();
  });
  const page = readPage({ collection: 'notes', lang: 'en', slug: 'pod', file: 'content/notes/en/pod.mdx' }, PAGE);
  const findings = await checkLinks([page], ask);
  expect(said(findings)).toEqual([
    'stale content/notes/en/pod.mdx:7:1: `https://a.example/gone` is gone (it answered 404)',
    'unknown content/notes/en/pod.mdx:7:94: `https://b.example/closed` could not be checked (it answered 403)',
  ]);
  expect(asked.filter((one) => one.includes('gone'))).toEqual(['HEAD /a.example/gone', 'GET /a.example/gone']);
  expect(freshnessMarkdown(findings, 'en')).toMatch(
    /^### To update\n\n- .*gone.*\n\n### Could not be checked\n\n- .*403.*\n$/,
  );
});

it('says that a host does not answer, once it was asked twice, and that all is well where it is', async () => {
  let tries = 0;
  const ask = async (): Promise<Response> => {
    tries += 1;
    throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND ghcr.io') });
  };
  const [finding] = await checkImages([example('pod/echo')], ask);
  expect([finding?.kind, finding?.message.en, tries]).toEqual([
    'unknown',
    '`ghcr.io/subicura/echo:v1` could not be checked (getaddrinfo ENOTFOUND ghcr.io)',
    2,
  ]);
  expect(freshnessMarkdown([], 'ko')).toBe('모두 최신입니다.\n');
});
