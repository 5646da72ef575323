import { NAME } from '../../text/names.ts';
import type { Wording } from './fault.ts';

const SCHEMES = ['https', 'http', 'mailto'];
/** Where pictures lie, seen from a page: content/images/ beside the folders of the collections. */
const PICTURE = new RegExp(`^\\.\\./\\.\\./images/(${NAME}\\.(?:png|jpe?g|webp|avif|gif))$`);

/** What is wrong with the address of a link; undefined where it is fine. `text` is what the reader sees of the link. */
export function linkFault(url: string, text = ''): Wording | undefined {
  // Browsers drop line ends and tabs from addresses and take `\` for `/`: what is judged must be what they read.
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(url)) {
    return {
      message: {
        ko: `링크 주소 ${shown(url)}에 빈칸이나 보이지 않는 문자, \`\\\`가 있습니다.`,
        en: `the link address ${shown(url)} contains a space, an invisible character or \`\\\``,
      },
      hint: { ko: '지우거나, 빈칸은 %20으로 적으십시오.', en: 'delete it, or write a space as %20' },
    };
  }
  const scheme = /^([^/?#:]*):/.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !SCHEMES.includes(scheme)) {
    return {
      message: { ko: `\`${scheme}:\` 링크는 쓸 수 없습니다.`, en: `links to \`${scheme}:\` are not allowed` },
      hint: {
        ko: 'https://로 시작하는 주소나 /notes/pod/ 같은 이 사이트의 주소로 링크하십시오.',
        en: 'link to an https:// address, or to a page of this site such as /notes/pod/',
      },
    };
  }
  if (url.startsWith('//')) {
    return {
      message: { ko: `링크 주소 ${url}에 프로토콜이 없습니다.`, en: `the link address ${url} has no protocol` },
      hint: { ko: `https:${url}로 적으십시오.`, en: `write https:${url}` },
    };
  }
  return scheme === 'http' || scheme === 'https' ? hostFault(url, text) : undefined;
}

function hostFault(url: string, text: string): Wording | undefined {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) {
    return {
      message: { ko: `${url}은 웹 주소가 아닙니다.`, en: `${url} is not a web address` },
      hint: { ko: 'https://example.org/처럼 적으십시오.', en: 'write an address such as https://example.org/' },
    };
  }
  const { host, username, password } = new URL(url);
  if (username || password) {
    return {
      message: {
        ko: `링크 주소 ${url}은 다른 이름으로 시작하지만 ${host}(으)로 연결됩니다.`,
        en: `the link address ${url} leads to ${host}, but starts with another name`,
      },
      hint: { ko: '@와 그 앞의 이름을 지우십시오.', en: 'delete the @ and the name before it' },
    };
  }
  const seen = text.trim();
  if (!/^https?:\/\/\S+$/i.test(seen) || !URL.canParse(seen) || new URL(seen).host === host) return undefined;
  return {
    message: {
      ko: `링크의 텍스트는 ${seen}이지만 ${host}(으)로 연결됩니다.`,
      en: `the link text is ${seen}, but the link leads to ${host}`,
    },
    hint: {
      ko: '텍스트와 주소를 같게 하거나, 텍스트를 주소가 아닌 말로 적으십시오.',
      en: 'make both the same, or use words as the link text',
    },
  };
}

/** What is wrong with the address of a picture; undefined where it is fine. */
export function pictureFault(url: string): Wording | undefined {
  if (PICTURE.test(url)) return undefined;
  const foreign = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url.trim());
  const hint = {
    ko: 'PNG, JPEG, WebP, AVIF, GIF 파일을 content/images/에 두고 ![설명](../../images/이름.png)으로 적으십시오. 그린 그림(SVG)은 <Diagram>으로 싣습니다.',
    en: 'put a PNG, JPEG, WebP, AVIF or GIF in content/images/ and write ![words](../../images/name.png); diagrams (SVG) are shown with <Diagram>',
  };
  const message = foreign
    ? {
        ko: `그림은 이 저장소에 있어야 합니다. ${shown(url)}에서 가져올 수 없습니다.`,
        en: `a picture must be a file in this repository; it cannot be loaded from ${shown(url)}`,
      }
    : {
        ko: `${shown(url)}은 그림의 주소로 쓸 수 없습니다.`,
        en: `${shown(url)} is not the address of a picture`,
      };
  return { message, hint };
}

/** The name of a picture in content/images/, by its address in a page. */
export const pictureName = (url: string): string | undefined => PICTURE.exec(url)?.[1];

/** An address as one line of a message. */
function shown(url: string): string {
  const line = JSON.stringify(url.length > 60 ? `${url.slice(0, 60)}…` : url);
  return line.replace(/\p{Cf}/gu, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}
