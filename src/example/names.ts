import { EXAMPLE_ID, SLUG } from '../text/names.ts';
import { pattern } from './issues.ts';

/** The name of a page, a topic or a drawing, as an author writes it. */
export const slug = pattern(SLUG, {
  ko: 'load-balancer처럼 소문자, 숫자, 하이픈으로 된 이름이어야 합니다.',
  en: 'expected a name in lowercase letters, digits and hyphens, such as load-balancer',
});

/** The id of an example, as an author writes it. */
export const exampleId = pattern(EXAMPLE_ID, {
  ko: 'pod/echo 같은 예제의 이름이어야 합니다.',
  en: 'expected an example id such as pod/echo',
});
