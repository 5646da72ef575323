import { type Localized, nearest } from '@studylog/check/text';
import type { Diagnostic } from '../example/diagnostic.ts';
import { LANGUAGES } from '../example/languages.ts';
import { SLUG } from '../text/names.ts';
import { COLLECTIONS } from './collections/index.ts';

/** What to say of a file in content/ that is neither a page nor a picture. @param file its path from the project's root */
export function stray(file: string): Diagnostic {
  const said = file.endsWith('.mdx') || file.endsWith('.md') ? misplacedPage(file) : undefined;
  const message = {
    ko: 'content/에 둘 수 없는 파일입니다. 글도 그림도 아닙니다.',
    en: 'this file is neither a page nor a picture, so it cannot be in content/',
  };
  const hint = PLACES.find(({ fits }) => fits.test(file))!.hint;
  return { file, line: 1, column: 1, message, hint, ...said, rule: 'page-file' };
}

/** Which part of its path keeps a page from being one. */
function misplacedPage(file: string): Pick<Diagnostic, 'message' | 'hint'> | undefined {
  const [, collection = '', lang = '', ...rest] = file.split('/');
  const collections = Object.keys(COLLECTIONS);
  if (rest.length === 0) return undefined;
  if (!collections.includes(collection)) {
    const meant = nearest(collection, collections);
    return unknownFolder(
      `content/${collection}/`,
      collections.map((name) => `content/${name}/`),
      meant && `content/${meant}/`,
    );
  }
  if (!LANGUAGES.some((one) => one === lang)) {
    return unknownFolder(
      `content/${collection}/${lang}/`,
      LANGUAGES.map((one) => `content/${collection}/${one}/`),
    );
  }
  const folder = `content/${collection}/${lang}`;
  const name = rest.at(-1)!;
  const slug = name.replace(/\.mdx?$/, '');
  const ending = name.slice(slug.length);
  if (rest.length > 1) {
    return {
      message: {
        ko: `${folder}/ 아래의 폴더에 있는 글은 사이트에 실리지 않습니다.`,
        en: `a page in a folder below ${folder}/ is not on the site`,
      },
      hint: { ko: `${folder}/${name}(으)로 옮기십시오.`, en: `move it to ${folder}/${name}` },
    };
  }
  if (SLUG.test(slug)) return undefined;
  const meant = slug
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return {
    message: {
      ko: `"${slug}"은(는) 글의 이름으로 쓸 수 없습니다. 이름은 주소의 일부입니다.`,
      en: `"${slug}" cannot be the name of a page, because the name is a part of its address`,
    },
    hint: SLUG.test(meant)
      ? { ko: `파일 이름을 ${meant}${ending}(으)로 바꾸십시오.`, en: `rename the file to ${meant}${ending}` }
      : { ko: '이름을 소문자, 숫자, 하이픈으로 지으십시오.', en: 'use lowercase letters, digits and hyphens' },
  };
}

function unknownFolder(folder: string, known: readonly string[], meant?: string): Pick<Diagnostic, 'message' | 'hint'> {
  return {
    message: { ko: `${folder} 폴더의 글은 사이트에 실리지 않습니다.`, en: `pages in ${folder} are not on the site` },
    hint: meant
      ? { ko: `혹시 ${meant}입니까?`, en: `did you mean ${meant}?` }
      : { ko: `쓸 수 있는 폴더: ${known.join(', ')}`, en: `the folders for pages are ${known.join(', ')}` },
  };
}

/** What to do with a file that is neither page nor picture; the first that fits. */
const PLACES: readonly { readonly fits: RegExp; readonly hint: Localized }[] = [
  {
    fits: /\.(?:mdx?|mdown|mkd|markdown|txt|rst|adoc)$/i,
    hint: {
      ko: '글은 content/notes/ko/pod.mdx처럼 종류와 언어별 폴더 바로 아래에 두고, 이름은 소문자, 숫자, 하이픈으로 지어 .mdx나 .md로 끝내십시오.',
      en: 'put a page directly in the folder of its type and language, with a name of lowercase letters, digits and hyphens that ends in .mdx or .md: content/notes/ko/pod.mdx',
    },
  },
  {
    fits: /^content\/diagrams\/[^/]*\.svg$/i,
    hint: {
      ko: '이름을 소문자, 숫자, 하이픈으로 바꾸십시오: topology.svg',
      en: 'rename it, with lowercase letters, digits and hyphens: topology.svg',
    },
  },
  {
    fits: /\.svg$/i,
    hint: {
      ko: 'content/diagrams/에 두고 <Diagram name="…" alt="…" />로 실으십시오.',
      en: 'put it in content/diagrams/ and show it with <Diagram name="…" alt="…" />',
    },
  },
  {
    fits: /\.(png|jpe?g|webp|avif|gif)$/i,
    hint: {
      ko: '이름을 소문자, 숫자, 하이픈으로 지어 content/images/에 두십시오.',
      en: 'put it in content/images/, with a name of lowercase letters, digits and hyphens',
    },
  },
  {
    fits: /\.([cm]?[jt]sx?|astro|vue|svelte|css|html?|json|wasm)$/i,
    hint: {
      ko: 'content/에는 글과 그림만 둡니다. 프로그램과 설정은 지우거나 src/로 옮기십시오.',
      en: 'content/ is only for texts and pictures; delete the file, or move programs and settings to src/',
    },
  },
  { fits: /(?:)/, hint: { ko: '지우거나 content/ 밖으로 옮기십시오.', en: 'delete it, or move it out of content/' } },
];
