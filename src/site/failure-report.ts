import type { Example } from '../example/load.ts';
import { MARKS } from '../example/marks.ts';
import type { Lang, Localized } from '../text/lang.ts';
import type { Evidence } from './evidence.ts';

/** The form that it opens, which `studylog init` creates as well. */
export const FAILURE_FORM = 'example-failed.yml';

const TITLE = {
  ko: (id: string) => `${id} 예제가 실패했습니다`,
  en: (id: string) => `The example ${id} failed`,
} as const satisfies Readonly<Record<Lang, (id: string) => string>>;

const NO_RUN: Localized = { ko: '기록된 실행이 없음', en: 'no run is recorded' };

/**
 * The address of a new issue in which a reader reports that an example failed, with what a maintainer needs to find the same
 * bytes and the same run already filled in: the ids are those of the form's fields.
 * @param repository `https://…/owner/name`
 */
export function failureReportAddress(
  repository: string,
  example: Pick<Example, 'id' | 'files' | 'expectationsDigest'>,
  { mark, run }: Pick<Evidence, 'mark' | 'run'>,
  lang: Lang,
): string {
  const digests = [
    ...example.files.map(({ name, digest }) => `${name} sha256:${digest}`),
    `expectations sha256:${example.expectationsDigest}`,
  ];
  const fields = {
    template: FAILURE_FORM,
    title: TITLE[lang](example.id),
    example: example.id,
    digest: digests.join('\n'),
    version: run ? `${run.engine}, Kubernetes ${run.kubernetes} (${run.architecture}), ${run.date}` : NO_RUN[lang],
    state: MARKS[mark].word[lang],
  };
  return `${repository}/issues/new?${new URLSearchParams(fields)}`;
}
