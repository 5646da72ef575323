import type { Rule, RuleDocs } from '../../rule.ts';
import { bytesOf } from '../support/bytes.ts';
import { finding, keyFinding } from '../support/finding.ts';
import { isRead } from '../support/metadata.ts';
import { formatFault, quote } from '../support/names.ts';
import { entries, field, textOf } from '../support/spot.ts';

const LIMIT = 256 * 1024;

export const rule: Rule = {
  id: 'invalid-annotation',
  class: 'server',
  severity: 'error',
  visit: {
    'meta/v1.ObjectMeta': (visit) => {
      if (!isRead(visit)) return;
      const annotations = field(visit, 'annotations');
      let size = 0;
      for (const annotation of entries(annotations)) {
        const key = annotation.entry.key.text;
        size += bytesOf(key + (textOf(annotation) ?? ''));
        const fault = formatFault(key.toLowerCase(), 'labelKey');
        if (!fault) continue;
        visit.report(
          keyFinding(annotation, {
            ko: `${quote(key)} 키는 쓸 수 없습니다: ${fault.ko}.`,
            en: `The key ${quote(key)} is not allowed: ${fault.en}.`,
          }),
        );
      }
      if (annotations && size > LIMIT) {
        visit.report(
          finding(
            annotations,
            {
              ko: `어노테이션의 크기는 모두 ${size}바이트입니다. ${LIMIT}바이트까지만 쓸 수 있습니다.`,
              en: `The annotations are ${size} bytes in total; at most ${LIMIT} bytes are allowed.`,
            },
            { ko: '큰 데이터는 컨피그맵에 저장하십시오.', en: 'Store large data in a ConfigMap.' },
          ),
        );
      }
    },
  },
};

export const docs: RuleDocs = {
  title: {
    ko: '어노테이션의 키나 크기가 허용되지 않습니다',
    en: 'An annotation key or the size of the annotations is not allowed',
  },
  text: {
    ko: '어노테이션의 값에는 제한이 없지만, 키는 레이블의 키와 같은 형식이어야 하고 전체 크기는 256KiB까지입니다.',
    en: 'Annotation values can be any text, but the keys have the same format as label keys, and all annotations together can be at most 256 KiB.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  annotations:
    who wrote this: kim
`,
      at: 'metadata.annotations["who wrote this"]',
    },
  ],
  passes: [
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  annotations:
    Example.com/written-by: Kim, of the web team
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
};
