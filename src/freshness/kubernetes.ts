import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { CONFIG_FILE } from '../config/file.ts';
import { type Ask, answerOf } from './ask.ts';
import { type FreshnessFinding, unknown } from './finding.ts';
import { publishedTags } from './registry.ts';

/** The newest release of Kubernetes, as text: https://kubernetes.io/releases/download/ */
const STABLE = 'https://dl.k8s.io/release/stable.txt';
const NODE_IMAGE = 'docker.io/kindest/node';
const WORKFLOW = '.github/workflows/verify.yml';
/** Kubernetes supports its newest three minors: https://kubernetes.io/releases/ */
const SUPPORTED = 3;

/** Ask whether the log runs its examples on the supported minors of Kubernetes, each in the newest node image of kind. */
export async function checkKubernetes(root: string, config: Config, ask: Ask): Promise<FreshnessFinding[]> {
  return [...(await checkMinors(config, ask)), ...(await checkNodeImages(root, ask))];
}

async function checkMinors({ kubernetes }: Config, ask: Ask): Promise<FreshnessFinding[]> {
  const answer = await answerOf(async () => {
    const text = (await (await ask(STABLE)).text()).trim();
    const minor = /^v1\.(\d+)\.\d+$/.exec(text)?.[1];
    if (minor === undefined) throw new Error('it named no version');
    return Number(minor);
  });
  if ('unknown' in answer) return [unknown(STABLE, answer.unknown)];
  const supported = Array.from({ length: SUPPORTED }, (_, index) => `1.${answer.value - index}`);
  const missing = supported.filter((minor) => !(kubernetes as readonly string[]).includes(minor));
  const ended = kubernetes.filter((minor) => Number(minor.slice(2)) <= answer.value - SUPPORTED);
  return [
    ...missing.map((minor) => ({
      ko: `Kubernetes ${minor}이(가) 지원되는데 \`kubernetes\`에 없습니다`,
      en: `Kubernetes ${minor} is supported, but it is not in \`kubernetes\``,
    })),
    ...ended.map((minor) => ({
      ko: `Kubernetes ${minor}의 지원이 끝났는데 \`kubernetes\`에 있습니다`,
      en: `Kubernetes ${minor} is no longer supported, but it is in \`kubernetes\``,
    })),
  ].map((message) => ({ kind: 'stale', place: CONFIG_FILE, message }));
}

async function checkNodeImages(root: string, ask: Ask): Promise<FreshnessFinding[]> {
  const file = join(root, WORKFLOW);
  if (!existsSync(file)) return [];
  const used = new Set(readFileSync(file, 'utf8').match(/(?<=kubernetes: |node:)v1\.\d+\.\d+/g));
  const answer = await answerOf(() => publishedTags(NODE_IMAGE, ask));
  if ('unknown' in answer) return [unknown(NODE_IMAGE, answer.unknown)];
  return [...used].flatMap((version) => {
    const newest = answer.value
      .filter((tag) => minorOf(tag) === minorOf(version))
      .toSorted(byPatch)
      .at(-1);
    if (newest === undefined || byPatch(newest, version) <= 0) return [];
    const message = {
      ko: `kind의 노드 이미지 \`${newest}\`이(가) 나왔는데 \`${version}\`을(를) 씁니다`,
      en: `kind has the node image \`${newest}\`, but \`${version}\` is used`,
    };
    return [{ kind: 'stale', place: WORKFLOW, message } as const];
  });
}

/** @example minorOf('v1.36.4') // 'v1.36'; of another tag, such as `latest`, undefined */
const minorOf = (tag: string): string | undefined => /^(v1\.\d+)\.\d+$/.exec(tag)?.[1];

const patchOf = (tag: string): number => Number(tag.split('.')[2]);
const byPatch = (a: string, b: string): number => patchOf(a) - patchOf(b);
