import type { Localized } from '../check/finding.ts';

/** A term as this site uses it. The glossary page, topic names and the check of Korean spelling all read this table. */
export interface Term {
  /** Kebab-case, the anchor on the glossary page; log topics use it too. */
  readonly id: string;
  readonly name: Localized;
  /** What it is, in a sentence or two. Backticks make code. */
  readonly meaning: Localized;
  /** The note that explains it, by slug. */
  readonly note?: string;
  /** Korean spellings that are not used here; a page with one of them does not build. */
  readonly avoid?: readonly string[];
}

export const GLOSSARY: readonly Term[] = [
  {
    id: 'pod',
    name: { ko: '파드', en: 'Pod' },
    meaning: {
      ko: '쿠버네티스가 배치하는 가장 작은 단위입니다. 컨테이너 하나 이상이 네트워크와 볼륨을 함께 씁니다.',
      en: 'The smallest unit that Kubernetes places: one or more containers that share a network and volumes.',
    },
    note: 'pod',
    avoid: ['포드', '팟'],
  },
  {
    id: 'replicaset',
    name: { ko: '레플리카셋', en: 'ReplicaSet' },
    meaning: {
      ko: '셀렉터에 맞는 파드의 수를 `replicas`에 적은 만큼 유지합니다.',
      en: 'Keeps as many Pods that match its selector as `replicas` says.',
    },
    note: 'replicaset',
    avoid: ['리플리카셋', '레플리카 셋'],
  },
];
