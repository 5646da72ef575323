import { langOf, painter, readOptions } from '@studylog/check/command';
import { type FieldReference, loadFieldReference, resolveField, type Unresolved } from '@studylog/check/fields';
import { type Lang, type Localized, misuse } from '@studylog/check/text';
import { projectRoot } from '../project/root.ts';
import { type OwnText, printed, tree } from './explain/print.ts';

export const help: Localized = {
  ko: `studylog explain: 매니페스트의 필드에 대한 쿠버네티스 API의 설명을 보여 줍니다. 클러스터는 필요하지 않습니다

사용법: studylog explain <종류>[.<필드>...] [옵션]

  --recursive              하위 필드를 모두, 이름과 타입만 보여 줍니다
  --api-version <버전>     종류에 버전이 여러 개일 때 고릅니다: autoscaling/v1
  --lang <ko|en>           메시지의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다

종류는 kubectl처럼 복수형이나 짧은 이름으로도 적습니다: pods, po, deploy, svc.
content/fields.yaml이 있는 프로젝트에서 --lang ko는 한국어 설명을 먼저 보여 줍니다.

예:
  studylog explain pod.spec.containers.livenessProbe
  studylog explain deploy.spec.strategy --recursive

종료 코드: 0 설명을 찾음, 1 종류나 필드가 없음, 2 잘못된 사용법.
`,
  en: `studylog explain: describe a field of a manifest from the Kubernetes API, without a cluster

Usage: studylog explain <kind>[.<field>...] [options]

  --recursive              show only the names and types of all fields below it
  --api-version <version>  choose one if a kind has several: autoscaling/v1
  --lang <ko|en>           language of messages; by default from LC_ALL or LANG

Write the kind as for kubectl; the plural and the short name work too: pods, po, deploy, svc.
In a project with content/fields.yaml, --lang ko shows its Korean explanation first.

Examples:
  studylog explain pod.spec.containers.livenessProbe
  studylog explain deploy.spec.strategy --recursive

Exit codes: 0 found, 1 no such kind or field, 2 invalid usage.
`,
};

const OPTIONS = {
  recursive: { type: 'switch' },
  'api-version': { type: 'text', value: { ko: 'autoscaling/v1 같은 버전', en: 'a version, such as autoscaling/v1' } },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

/** `studylog explain` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) {
    throw misuse({
      ko: '종류나 필드를 하나 적으십시오. 예: studylog explain pod.spec.containers',
      en: 'name one kind or field: studylog explain pod.spec.containers',
    });
  }
  const lang = values.lang ?? langOf(process.env);
  const reference = await loadFieldReference();
  const found = resolveField(path, reference, values['api-version']);
  if ('missing' in found) {
    console.error(`studylog explain: ${notFound(found, reference)[lang]}`);
    return 1;
  }
  const paint = painter(process.stdout, process.env);
  process.stdout.write(
    values.recursive
      ? tree(found, reference, lang, paint)
      : printed(found, reference, await ownTexts(lang), lang, paint),
  );
  return 0;
}

/** What the log of this folder says of fields; outside of a log, and in English, nothing. */
async function ownTexts(lang: Lang): Promise<OwnText> {
  if (lang !== 'ko') return () => undefined;
  const { readFieldTexts } = await import('../site/fields/texts.ts');
  const { ko } = readFieldTexts(projectRoot());
  return ({ owner, name }) => ko.get(`${owner}.${name}`);
}

function notFound({ missing, what, within, meant, known }: Unresolved, { schema }: FieldReference): Localized {
  const all = known.join(', ');
  const hint: Localized = {
    ko: `${meant ? ` 혹시 ${meant}입니까?` : ''}${all ? `\n쓸 수 있는 값: ${all}` : ''}`,
    en: `${meant ? `; did you mean ${meant}?` : ''}${all ? `\navailable: ${all}` : ''}`,
  };
  const said: Readonly<Record<Unresolved['what'], Localized>> = {
    kind: {
      ko: `"${missing}" 종류는 쿠버네티스 ${schema.version} API에 없습니다.`,
      en: `the API of Kubernetes ${schema.version} has no kind "${missing}"`,
    },
    version: { ko: `${within}에는 ${missing} 버전이 없습니다.`, en: `${within} has no version ${missing}` },
    field: { ko: `${within}에는 "${missing}" 필드가 없습니다.`, en: `${within} has no field "${missing}"` },
    key: {
      ko: `${within}은(는) 맵이며, "${missing}" 같은 키는 매니페스트를 쓰는 사람이 정합니다.`,
      en: `${within} is a map; you choose its keys, such as "${missing}"`,
    },
    leaf: { ko: `${within}에는 필드가 없습니다.`, en: `${within} has no fields` },
  };
  return { ko: said[what].ko + hint.ko, en: said[what].en + hint.en };
}
