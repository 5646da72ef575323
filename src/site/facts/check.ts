import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import type { Project } from '../lint/project.ts';
import { pagesIn } from '../page-index.ts';
import { placeInText } from '../text-place.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Claim, claimsIn } from './claims.ts';
import { isSource } from './sources.ts';
import { numbersOf } from './support.ts';

/** What was looked at: how many claims the notes make, and those that nothing supports. */
export interface Facts {
  readonly claims: number;
  readonly unsupported: readonly Diagnostic[];
}

/**
 * Look for the numbers, durations, versions and defaults in the prose of the notes. A claim is supported by a source that its
 * paragraph, list or table links. A number is also supported by the examples of its note, where their manifests, steps or
 * expectations have it, and by a list or table that has as many items.
 */
export function factsOf({ pages, examples, config }: Pick<Project, 'pages' | 'examples' | 'config'>): Facts {
  const unsupported: Diagnostic[] = [];
  let claims = 0;
  const numbers = new Map(examples.map((example) => [example.id, numbersOf(example)]));
  for (const page of pagesIn('notes', pages)) {
    const shown = new Set(page.uses.flatMap(({ id }) => [...(numbers.get(id) ?? [])]));
    for (const block of blocksOf(page.tree.children)) {
      const hasSource = block.links.some((link) => isSource(link, config.sources));
      for (const { claim, diagnostic } of claimsOf(block, page)) {
        claims++;
        const { number } = claim;
        const isShown = number !== undefined && (shown.has(number) || block.counted.includes(Number(number)));
        if (!hasSource && !isShown) unsupported.push(diagnostic);
      }
    }
  }
  return { claims, unsupported };
}

function claimsOf({ texts }: Block, { file, lang }: Page): { claim: Claim; diagnostic: Diagnostic }[] {
  return texts.flatMap((node) => {
    const value = typeof node.value === 'string' ? node.value : '';
    return claimsIn(value, lang).map((claim) => ({
      claim,
      diagnostic: { file, ...placeInText(node, claim.index), ...said(claim) },
    }));
  });
}

function said({ text, number }: Claim): Pick<Diagnostic, 'message' | 'hint'> {
  if (number === undefined) {
    return {
      message: {
        ko: `"${text}"이라고 적었지만 근거가 되는 링크가 없습니다.`,
        en: `"${text}": no link in this paragraph shows what the default is`,
      },
      hint: {
        ko: '같은 문단에 쿠버네티스나 해당 프로젝트의 문서, 또는 /fields/의 필드 페이지로 가는 링크를 적으십시오.',
        en: 'link the documentation of Kubernetes or of the project, or the page of the field below /fields/, in the same paragraph',
      },
    };
  }
  return {
    message: {
      ko: `"${text}"의 근거가 없습니다. 이 글의 예제가 확인하지 않고, 같은 문단에 링크도 없습니다.`,
      en: `nothing supports "${text}": no example of this note checks it, and no link in this paragraph shows it`,
    },
    hint: {
      ko: '예제의 매니페스트나 단계에서 확인하거나, 같은 문단에 쿠버네티스나 해당 프로젝트의 문서로 가는 링크를 적으십시오.',
      en: 'check it in an example of the note, or link the documentation of Kubernetes or of the project in the same paragraph',
    },
  };
}
