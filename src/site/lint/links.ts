import { type Localized, nearest } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { inLang, withoutLang } from '../../text/addresses.ts';
import { langOf } from '../../text/lang.ts';
import type { Page } from '../content.ts';
import type { Wording } from '../markup/fault.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { fileFault } from './file-links.ts';
import type { Project } from './project.ts';

/** Links to pages, headings and files lead somewhere, and stay in the page's language. */
export function checkLinks(project: Project): Diagnostic[] {
  const addresses = addressesOf(project);
  return project.pages.flatMap((page) => {
    const found: Diagnostic[] = [];
    for (const { name: url, ...at } of page.links) {
      const wording = linkFault(url, page, project, addresses);
      if (wording) found.push({ file: page.file, ...at, ...wording });
    }
    return found;
  });
}

function linkFault(url: string, page: Page, project: Project, addresses: Addresses): Wording | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  if (url === '') return NOWHERE;
  const [address = ''] = url.split(/[?#]/);
  if (address === '') return anchorFault(url, addresses.anchorsAt(addresses.of(page)));
  if (!address.startsWith('/')) return fileFault(url, page, project);
  return pageFault(url, address, page, project, addresses);
}

function pageFault(url: string, address: string, page: Page, project: Project, addresses: Addresses) {
  if (!addresses.has(address)) return fileFault(url, page, project) ?? missing(url, address, addresses);
  const { languages } = project.config;
  const target = langOf(address, languages);
  if (address.endsWith('/') && target !== page.lang) {
    const own = inLang(withoutLang(address, target, languages), page.lang, languages);
    const message = {
      ko: `${url} 링크가 다른 언어의 페이지로 갑니다.`,
      en: `the link ${url} goes to a page in another language`,
    };
    return { message, hint: { ko: `${own} 주소로 적으십시오.`, en: `write ${own}` } };
  }
  return anchorFault(url, addresses.anchorsAt(address));
}

function missing(url: string, address: string, { all }: Addresses): Wording {
  const meant = all.has(`${address}/`) ? `${address}/` : nearest(address, all);
  return {
    message: {
      ko: `${url} 링크가 가리키는 페이지가 없습니다.`,
      en: `the target of the link ${url} does not exist`,
    },
    hint: meant ? { ko: `혹시 ${meant}입니까?`, en: `did you mean ${meant}?` } : OTHER_PAGE,
  };
}

/** @param known the anchors of the page that the link leads to; undefined where they are not known */
function anchorFault(url: string, known: ReadonlySet<string> | undefined): Wording | undefined {
  const [, written] = url.split('#');
  // A fragment with a value is what the page of the checker is to work on.
  if (!written || written.includes('=') || !known) return undefined;
  const anchor = decoded(written);
  // Footnotes have their own, and link each other.
  if (known.has(anchor) || anchor.startsWith('user-content-')) return undefined;
  const meant = nearest(anchor, known);
  return {
    message: {
      ko: `${url} 링크의 #${anchor}은(는) 그 페이지에 없습니다.`,
      en: `the link ${url} points to #${anchor}, which does not exist on that page`,
    },
    hint: meant ? { ko: `혹시 #${meant}입니까?`, en: `did you mean #${meant}?` } : OTHER_HEADING,
  };
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

const OTHER_PAGE: Localized = {
  ko: '이 사이트에 있는 페이지의 주소를 적거나, 텍스트만 남기십시오.',
  en: 'write the address of a page of this site, or only the text',
};
const OTHER_HEADING: Localized = {
  ko: '그 페이지에 있는 제목을 적거나, # 뒤를 지우십시오. 제목 옆의 # 링크에 주소가 있습니다.',
  en: 'name a heading of that page, or delete the part after #; the link # beside a heading has its address',
};
const NOWHERE: Wording = {
  message: { ko: '링크에 주소가 없습니다.', en: 'the link has no address' },
  hint: { ko: '주소를 적거나, 텍스트만 남기십시오.', en: 'write the address, or only the text' },
};
