import type { Rule, RuleDocs } from '../../rule.ts';
import { didYouMean } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { isReference } from '../support/images.ts';
import { quote } from '../support/names.ts';
import { field, text } from '../support/spot.ts';

/** The same without what most often slips in: an address's scheme, spaces, upper case, a colon too many. */
function mended(image: string): string | undefined {
  const name = image
    .replace(/^\w+:\/\/|\s/g, '')
    .replace(/:+/g, ':')
    .replace(/:$/, '')
    .replace(/^(.*\/)?[^:@]*/, (path) => path.toLowerCase());
  return isReference(name) ? name : undefined;
}

export const rule: Rule = {
  id: 'malformed-image',
  class: 'advice',
  severity: 'warning',
  visit: {
    'core/v1.Container': (visit) => {
      // Spaces around it are trimmed or refused.
      const image = text(visit, 'image')?.trim();
      if (!image || isReference(image)) return;
      const meant = mended(image);
      visit.report(
        finding(
          field(visit, 'image')!,
          {
            ko: `${quote(image)} 이미지 이름은 형식이 잘못되어 받을 수 없습니다.`,
            en: `${quote(image)} cannot be pulled: this is not a valid image name.`,
          },
          meant
            ? didYouMean(meant)
            : { ko: '`이름:태그`를 소문자로 적으십시오.', en: 'Write `name:tag` in lower case.' },
        ),
      );
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: '이미지 이름의 형식이 잘못되었습니다', en: 'An image name is not valid' },
  text: {
    ko: 'API 서버는 이미지 이름의 형식을 확인하지 않지만, 노드는 이름이 잘못된 이미지를 받지 못하고 파드는 `InvalidImageName` 상태에 머뭅니다. 이름은 `레지스트리/경로:태그`로 적고, 경로에는 소문자, 숫자와 그 사이의 `-`, `_`, `.`만 씁니다. `https://`나 공백은 쓸 수 없습니다.',
    en: 'The API server does not check image names, but a node cannot pull an image whose name is not valid, and the Pod stays in `InvalidImageName`. Write `registry/path:tag`. The path contains lower-case letters and digits, with `-`, `_` or `.` between them. `https://` and spaces are not allowed.',
  },
  fails: [
    'https://nginx:1.25',
    '"nginx:"',
    'nginx::1.25',
    'ghcr.io/Subicura/echo:v1',
    '"nginx :1.25"',
    'nginx@1.25',
    'nginx:$TAG',
  ].map((image) => ({ manifest: pod(image), at: 'spec.containers[0].image' })),
  passes: [
    'nginx',
    'localhost:5000/echo',
    'Registry.example.com:5000/a/b__c-d.e:V1.0_x',
    '"[2001:db8::1]:5000/echo:v1"',
    `echo:v1@sha256:${'0a'.repeat(32)}`,
  ].map(pod),
  source: 'https://github.com/distribution/reference/blob/v0.6.0/reference.go',
};

function pod(image: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: echo
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ${image}
`;
}
