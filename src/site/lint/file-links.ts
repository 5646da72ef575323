import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { nearest } from '@studylog/check/text';
import { inLang } from '../../text/addresses.ts';
import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { type PageFile, pageFileOf } from '../content-files.ts';
import type { Wording } from '../markup/fault.ts';
import type { Project } from './project.ts';

/**
 * What to say of a link that names a file: the site has pages, and no file lies beside them.
 * @returns undefined for an address from the root at which there is no file either
 */
export function fileFault(url: string, page: Page, project: Project): Wording | undefined {
  const [address = ''] = url.split(/[?#]/);
  const anchor = url.slice(address.length);
  const fromRoot = address.startsWith('/');
  const path = posix.normalize(fromRoot ? address.slice(1) : posix.join(posix.dirname(page.file), address));
  const isThere = !path.startsWith('..') && existsSync(join(project.root, path));
  if (fromRoot && !isThere) return undefined;
  const target = pageAt(path, project, page);
  if (target)
    return {
      message: relativeTo(url),
      hint: { ko: `${target}${anchor} 주소로 적으십시오.`, en: `write ${target}${anchor}` },
    };
  if (isThere) return ofRepository(url, path, project);
  if (/^www\.|^[\w-]+(?:\.[\w-]+)*\.(?:com|dev|io|net|org)(?:\/|$)/.test(address)) {
    return { message: relativeTo(url), hint: { ko: `https://${url} 주소로 적으십시오.`, en: `write https://${url}` } };
  }
  const meant = nearest(
    path,
    project.pages.map(({ file }) => file),
  );
  const own = meant && pageAt(meant, project, page);
  return {
    message: { ko: `${url} 링크가 가리키는 파일이 없습니다.`, en: `the link ${url} names a file that does not exist` },
    hint: own
      ? { ko: `혹시 ${own}입니까?`, en: `did you mean ${own}?` }
      : {
          ko: '/notes/pod/처럼 /로 시작하는 이 사이트의 주소를 적으십시오.',
          en: 'write the address of a page of this site, which starts with /, such as /notes/pod/',
        },
  };
}

const relativeTo = (url: string) => ({
  ko: `${url} 링크는 사이트에서 열리지 않습니다.`,
  en: `the link ${url} does not work on the site`,
});

/** The address of the page that is written in a file, readable or not, with or without its ending, in the language of the page that links it. */
function pageAt(path: string, { pages, unread, config }: Project, { lang }: Page): string | undefined {
  const at = pageFileOf(path) ?? pageFileOf(`${path.replace(/\/$/, '')}.mdx`);
  const isMeant = (one: PageFile) => one.collection === at?.collection && one.slug === at.slug;
  if (!at || ![...pages, ...unread.pages].some(isMeant)) return undefined;
  const target = pages.find(isMeant);
  const [address] = target ? collectionOf(target).addresses(target) : [`${collectionOf(at).list}${at.slug}/`];
  return inLang(address, lang, config.languages);
}

function ofRepository(url: string, path: string, { config: { repository } }: Project): Wording {
  const address = repository.url && `${repository.url.replace(/\/$/, '')}/blob/${repository.branch}/${path}`;
  return {
    message: {
      ko: `${path} 파일은 사이트에 없습니다.`,
      en: `${path} is not on the site, so the link ${url} does not work`,
    },
    hint: address
      ? { ko: `저장소의 주소를 적으십시오: ${address}`, en: `link to it in the repository: ${address}` }
      : {
          ko: '그 파일이 있는 저장소의 주소를 https://로 시작하게 적으십시오.',
          en: 'write its address in the repository, which starts with https://',
        },
  };
}
