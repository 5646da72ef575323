import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { placeOf, visitElements } from '../example-use.ts';
import { pictureName } from '../markup/addresses.ts';
import type { Wording } from '../markup/fault.ts';

/** Pictures and diagrams say what they show, for readers who do not see them. */
export function checkAltTexts({ tree, file }: Page): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(tree, 'image', (node) => {
    const alt = node.alt?.trim() ?? '';
    if (alt === '') found.push({ file, ...placeOf(node), ...NONE });
    else if (SAYS_NOTHING.test(alt)) found.push({ file, ...placeOf(node), ...saysNothing(alt) });
    else if (alt === pictureName(node.url)) found.push({ file, ...placeOf(node), ...nameOnly(alt) });
  });
  visitElements(tree, ({ name, attributes }) => {
    if (name !== 'Diagram') return;
    const alt = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'alt');
    if (typeof alt?.value === 'string' && alt.value.trim() === '') found.push({ file, ...placeOf(alt), ...NONE });
  });
  return found;
}

const DESCRIBE = {
  ko: '무엇이 보이는지 한 문장으로 적으십시오: ![파드 두 개와 서비스](…)',
  en: 'say in a sentence what it shows: ![two Pods and a Service](…)',
};
const NONE: Wording = {
  message: { ko: '그림에 대체 텍스트가 없습니다.', en: 'the picture has no alternative text' },
  hint: DESCRIBE,
};
/** Words that editors put there, and numbers and signs. The spaces after an article are taken whole, or thousands of them would be divided in every way. */
const SAYS_NOTHING =
  /^(?:an?\s+(?=\S))?(?:image|img|picture|photo|screen ?shot|untitled|alt(?: text)?|words|그림|이미지|사진|스크린 ?샷|화면 ?캡처|설명|제목 ?없음)?[\s\d\p{P}\p{S}]*$/iu;
const saysNothing = (alt: string): Wording => ({
  message: {
    ko: `그림의 대체 텍스트 "${alt}"은(는) 무엇이 보이는지 말하지 않습니다.`,
    en: `the alternative text of the picture, "${alt}", does not say what it shows`,
  },
  hint: DESCRIBE,
});
const nameOnly = (name: string): Wording => ({
  message: {
    ko: `그림의 대체 텍스트가 파일 이름(${name})입니다.`,
    en: `the alternative text of the picture is the name of its file, ${name}`,
  },
  hint: DESCRIBE,
});
