import type { Wording } from './fault.ts';
import type { Unreadable } from './html-tokens.ts';

/** What is wrong with tags in Markdown, of which MDX's parser says nothing. */

export const NOT_CLOSED = (name: string): Wording => ({
  message: { ko: `<${name}>을 닫는 태그가 없습니다.`, en: `<${name}> is not closed` },
  hint: {
    ko: `같은 문단이나 같은 목록 항목 안에서 </${name}>로 닫으십시오. 글자 그대로 보이려면 백틱으로 감싸십시오.`,
    en: `close it with </${name}>, in the same paragraph or list item; to show it as text, put it in backticks`,
  },
});

export const CLOSES_NOTHING = (name: string): Wording => ({
  message: { ko: `</${name}>에 짝이 되는 <${name}>이 없습니다.`, en: `</${name}> closes nothing` },
  hint: { ko: `지우거나, 앞에 <${name}>을 적으십시오.`, en: `delete it, or write <${name}> before it` },
});

export const UNREADABLE: Readonly<Record<Unreadable, Wording>> & { component(name: string): Wording } = {
  tag: {
    message: { ko: '태그가 `>`로 끝나지 않습니다.', en: 'the tag does not end with `>`' },
    hint: {
      ko: '`>`로 끝내십시오. 글자 그대로 보이려면 백틱으로 감싸십시오.',
      en: 'end it with `>`; to show it as text, put it in backticks',
    },
  },
  comment: {
    message: {
      ko: '주석이 `-->`로 끝나지 않아, 뒤의 글이 보이지 않습니다.',
      en: 'the comment does not end with `-->`, so the text after it is not shown',
    },
    hint: { ko: '`-->`로 끝내십시오.', en: 'end it with `-->`' },
  },
  twice: {
    message: { ko: '같은 속성이 두 번 있습니다.', en: 'an attribute is written twice' },
    hint: { ko: '하나만 남기십시오.', en: 'keep one of them' },
  },
  component: (name) => ({
    message: {
      ko: `<${name}>의 속성을 읽을 수 없어 글자로 표시됩니다.`,
      en: `<${name}> is shown as text, because its attributes cannot be read`,
    },
    hint: {
      ko: `<${name} 이름="값" />처럼 적으십시오. 글자 그대로 보이려면 백틱으로 감싸십시오.`,
      en: `write it as <${name} name="value" />; to show it as text, put it in backticks`,
    },
  }),
};
