import { FORMATS, type FormatName, formatFault, isReference } from '@studylog/check/formats';
import { type Localized, nearest } from '@studylog/check/text';
import { z } from 'zod';
import { NAMESPACED_KINDS } from '../cluster/kinds.ts';
import { pattern, saying } from './issues.ts';

/**
 * The grammar of each field that can become a word of a command. Kubernetes' own for that field, so that no word begins with
 * `-` or holds what a shell or kubectl reads as something else.
 */

function format(name: FormatName): z.ZodString {
  const { max, allowed } = FORMATS[name];
  const message: Localized = { ko: `${max}자까지, ${allowed.ko}.`, en: `at most ${max} characters; ${allowed.en}` };
  return z.string().refine((text) => formatFault(text, name) === undefined, saying(message));
}

/** The name of an object. */
export const objectName = format('dnsSubdomain');
/** The name of a container. */
export const containerName = format('dnsLabel');
/** The name of a Service. */
export const serviceName = format('dnsLabel');
/** A port of a Service, by number or name. */
export const servicePort = z.union([z.int().min(1).max(65535), format('portName')]);
export const labelKey = format('labelKey');
export const labelValue = format('labelValue');

/** A kind whose objects live in a namespace: an example's own is all that it may look at or change. */
export const namespacedKind = z.string().superRefine((kind, { addIssue }) => {
  if (Object.hasOwn(NAMESPACED_KINDS, kind)) return;
  const { error, params } = saying({
    ko: '네임스페이스에 속하는 쿠버네티스 오브젝트의 종류여야 합니다. 예: Pod, Service, Deployment',
    en: 'expected a namespaced Kubernetes kind, such as Pod, Service or Deployment',
  });
  const meant = kindMeant(kind);
  const hint = meant && { ko: `혹시 ${meant}입니까?`, en: `did you mean ${meant}?` };
  addIssue({ code: 'custom', message: error, params: { ...params, hint } });
});

/** The kind that a step may name with the nearest name, or with this one as an argument of kubectl. */
function kindMeant(word: string): string | undefined {
  const named = Object.entries(NAMESPACED_KINDS).find(([, { names }]) => names.includes(word.toLowerCase()));
  return named?.[0] ?? nearest(word, Object.keys(NAMESPACED_KINDS));
}

/** `v1`, `apps/v1`. */
export const apiVersion = pattern(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?v[1-9]\d*((alpha|beta)[1-9]\d*)?$/, {
  ko: 'v1이나 apps/v1 같은 API 버전이어야 합니다.',
  en: 'expected an API version such as v1 or apps/v1',
});

/** The name of an image, as a container runtime reads it. */
export const imageReference = z
  .string()
  .refine(
    isReference,
    saying({ ko: 'nginx:1.27 같은 이미지 이름이어야 합니다.', en: 'expected an image name such as nginx:1.27' }),
  );

/** Why an event was made, in one word. */
export const eventReason = pattern(/^[A-Za-z][A-Za-z0-9]*$/, {
  ko: 'BackOff 같은 한 단어여야 합니다.',
  en: 'expected one word such as BackOff',
});

/** Path and query of a request, in the characters that RFC 3986 allows there. What follows `//` would be read as another host. */
export const requestPath = pattern(/^\/(?!\/)(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/, {
  ko: '`/` 하나로 시작하고 URL에 쓰는 문자만 있어야 합니다. 다른 문자는 %EC%98%88처럼 적으십시오.',
  en: 'expected a path that starts with one `/` and contains only URL characters; write other characters like %EC%98%88',
});

/** A role of WAI-ARIA. Browser drivers take it as part of a selector, in which anything else could follow. */
export const ariaRole = pattern(/^[a-z]+$/, {
  ko: 'button 같은 ARIA 역할이어야 합니다.',
  en: 'expected an ARIA role such as button',
});

/** A file that an example shows and applies. */
export const FILE_NAME = /^[a-z0-9]+([.-][a-z0-9]+)*\.yaml$/;
export const FILE_NAME_RULE: Localized = {
  ko: 'v2.yaml처럼 소문자, 숫자, 하이픈, 점으로 된 이름이어야 합니다.',
  en: 'expected a name in lower-case letters, digits, hyphens and dots, such as v2.yaml',
};
export const fileName = pattern(FILE_NAME, FILE_NAME_RULE);
