import type { Localized } from '@studylog/check/text';

/** What every engine says of a request to a Service that is not there. */
export function noService(name: string): Localized {
  return { ko: `${name} 서비스가 없습니다`, en: `there is no Service ${name}` };
}
