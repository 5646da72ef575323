import type { Localized } from '../../text/localized.ts';

/** What a string must look like. `allowed` says it in words; every message about the format ends with it. */
export interface Format {
  readonly pattern: RegExp;
  readonly max: number;
  readonly allowed: Localized;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const KEY = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

/** Formats of k8s.io/apimachinery/pkg/util/validation, in words of our own. */
export const FORMATS = {
  dnsLabel: {
    pattern: new RegExp(`^${LABEL}$`),
    max: 63,
    allowed: {
      ko: "소문자, 숫자, '-'만 쓸 수 있고, 소문자나 숫자로 시작하고 끝나야 합니다",
      en: "use lower-case letters, digits and '-', starting and ending with a letter or digit",
    },
  },
  dnsSubdomain: {
    pattern: new RegExp(`^${LABEL}(\\.${LABEL})*$`),
    max: 253,
    allowed: {
      ko: "소문자, 숫자, '-', '.'만 쓸 수 있고, 점으로 나눈 부분마다 소문자나 숫자로 시작하고 끝나야 합니다",
      en: "use lower-case letters, digits, '-' and '.', each part between dots starting and ending with a letter or digit",
    },
  },
  wildcardHost: {
    pattern: new RegExp(`^\\*\\.${LABEL}(\\.${LABEL})*$`),
    max: 253,
    allowed: {
      ko: "'*'는 맨 앞의 한 부분만 대신할 수 있습니다(예: *.example.com)",
      en: "'*' can only replace the whole first part, as in *.example.com",
    },
  },
  searchDomain: {
    pattern: /^(?!.{253}[^.]$)(\.|_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*\.?)$/,
    max: 254,
    allowed: {
      ko: "소문자, 숫자, '-', '_', '.'만 쓸 수 있습니다",
      en: "use lower-case letters, digits, '-', '_' and '.'",
    },
  },
  pathSegment: {
    pattern: /^(?!\.{1,2}$)[^/%]+$/,
    max: Number.POSITIVE_INFINITY,
    allowed: {
      ko: "'/'와 '%'를 쓸 수 없고, 값이 '.'이나 '..'일 수 없습니다",
      en: "it cannot contain '/' or '%', or be '.' or '..'",
    },
  },
  labelKey: {
    pattern: new RegExp(`^(?=([^/]{1,253}/)?[^/]{1,63}$)(${LABEL}(\\.${LABEL})*/)?${KEY}$`),
    max: 317,
    allowed: {
      ko: "63자까지의 영문자, 숫자, '-', '_', '.'으로 영문자나 숫자로 시작하고 끝나야 하며, 앞에 'example.com/' 같은 소문자 도메인을 붙일 수 있습니다",
      en: "use at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit, after an optional lower-case domain such as 'example.com/'",
    },
  },
  labelValue: {
    pattern: new RegExp(`^(${KEY})?$`),
    max: 63,
    allowed: {
      ko: "영문자, 숫자, '-', '_', '.'만 쓸 수 있고, 영문자나 숫자로 시작하고 끝나야 합니다",
      en: "use letters, digits, '-', '_' and '.', starting and ending with a letter or digit",
    },
  },
  portName: {
    pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    max: 15,
    allowed: {
      ko: "소문자, 숫자, '-'만 쓸 수 있고, 글자가 하나는 있어야 하며, '-'는 처음과 끝에 쓰거나 연달아 쓸 수 없습니다",
      en: "use lower-case letters, digits and single '-' between them, with at least one letter",
    },
  },
  envName: {
    pattern: /^[\x20-\x3c\x3e-\x7e]+$/,
    max: Number.POSITIVE_INFINITY,
    allowed: {
      ko: "'='를 뺀 출력 가능한 ASCII 문자만 쓸 수 있습니다",
      en: "use printable ASCII characters other than '='",
    },
  },
  dataKey: {
    pattern: /^(?!\.\.)(?!\.$)[-._a-zA-Z0-9]+$/,
    max: 253,
    allowed: {
      ko: "영문자, 숫자, '-', '_', '.'만 쓸 수 있고 '.'이거나 '..'으로 시작할 수 없습니다",
      en: "use letters, digits, '-', '_' and '.', and do not start with '..'",
    },
  },
  headerName: {
    pattern: /^[-A-Za-z0-9]+$/,
    max: Number.POSITIVE_INFINITY,
    allowed: { ko: "영문자, 숫자, '-'만 쓸 수 있습니다", en: "use letters, digits and '-'" },
  },
  sysctl: {
    pattern: /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/,
    max: 253,
    allowed: {
      ko: "소문자, 숫자, '-', '_'를 '.'이나 '/'로 이어 씁니다",
      en: "use lower-case letters, digits, '-' and '_', in parts joined by '.' or '/'",
    },
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

/** What is wrong with `value` under a format; undefined when nothing is. `max` overrides the format's limit. */
export function formatFault(value: string, name: FormatName, max: number = FORMATS[name].max): Localized | undefined {
  const { pattern, allowed } = FORMATS[name];
  if (value.length > max) {
    return {
      ko: `${value.length}자입니다. ${max}자까지만 쓸 수 있습니다`,
      en: `it has ${value.length} characters; at most ${max} are allowed`,
    };
  }
  return pattern.test(value) ? undefined : allowed;
}

/** How many letters the server adds to a prefix, and how many of the prefix it keeps. */
export const ADDED = 5;
const KEPT = 58;

/** A name such as the server makes from a prefix. */
export function madeFrom(prefix: string): string {
  return prefix.slice(0, KEPT) + 'x'.repeat(ADDED);
}

/** A name like `value` that the format takes, where there is an obvious one: `My_App` becomes `my-app`. */
export function validName(value: string, name: FormatName, max?: number): string | undefined {
  const candidate = value
    .trim()
    .toLowerCase()
    .replace(name === 'dnsSubdomain' ? /[\s_]+/g : /[\s_.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (candidate === value || candidate === '' || formatFault(candidate, name, max)) return undefined;
  return candidate;
}

/** `value` in quotes, cut short where it is very long. */
export function quote(value: string | number | boolean | null): string {
  const shown = String(value);
  return `"${shown.length > 80 ? `${shown.slice(0, 77)}...` : shown}"`;
}
