import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { LogFields } from '../../src/site/collections/log.ts';
import { readPage } from '../../src/site/content.ts';
import type { Lang } from '../../src/text/lang.ts';

const ROOT = join(import.meta.dirname, '../..');
const RECORD = readFileSync(join(ROOT, 'tests/fixtures/log-2021-01-12.txt'), 'utf8');

/** The sections of the record by their numbers. */
const SECTIONS = new Map(
  RECORD.split(/^###### /m)
    .slice(1)
    .map((section): [number, string] => [Number.parseInt(section, 10), section.slice(section.indexOf('\n'))]),
);
const FENCE = /^( *)```\n([\s\S]*?)\n\1```$/gm;

/** The lines of a section without its manifests, rules, and the marks of lists and headings; links by their words. */
const linesOf = (section: number): string[] =>
  SECTIONS.get(section)!
    .replace(FENCE, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:- )?(?:### )?/, '').trim())
    .filter((line) => line !== '' && line !== '---');

/** The manifests of a section as they were written, less the indentation of the list that they are in. */
const manifestsOf = (section: number): string[] =>
  [...SECTIONS.get(section)!.matchAll(FENCE)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
const linksOf = (text: string) =>
  [...text.matchAll(/\[([^\]]+)\]\((\S+)\)/g)].map(([, title, url]) => ({ title, url }));

function entry(lang: Lang) {
  const file = `content/log/${lang}/2021-01-12.mdx`;
  const page = readPage({ collection: 'log', lang, slug: '2021-01-12', file }, readFileSync(join(ROOT, file), 'utf8'));
  const blocks = blocksOf(page.tree);
  const code = blocks.filter((node): node is Code => node.type === 'code').map(({ value }) => value);
  const texts = blocks.filter(({ type }) => type !== 'code').map(textOf);
  return { fields: page.fields as LogFields, shape: blocks.map(({ type }) => type), code, texts };
}

/** Headings, paragraphs and code blocks in their order, those of lists included. */
function blocksOf(node: Nodes): Nodes[] {
  if (['heading', 'paragraph', 'code'].includes(node.type)) return [node];
  return 'children' in node ? node.children.flatMap(blocksOf) : [];
}

function textOf(node: Nodes): string {
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Section 6 line by line, and what the entry says for it. A link is a reference of the entry instead. */
const STUDIED: readonly (readonly [line: string, said: string | undefined])[] = [
  ['코드작성시간 :  시간', '코드 작성 시간은 비어 있습니다.'],
  ['POD', '파드'],
  ['쿱네 배포단위', '파드(Pod)는 쿠버네티스의 배포 단위입니다.'],
  ['파드 안에 하나 또는 여러 컨테이너가 돌아감.', '파드 안에서는 컨테이너가 하나 또는 여러 개 돌아갑니다.'],
  ['⇒ `yaml` 이라는 파일로 파드를 정의할 수 있다.', '`yaml`이라는 파일로 파드를 정의할 수 있습니다.'],
  ['YAML 필수요소', 'YAML 필수 요소'],
  [
    '쿠버네티스는 리소스를 관리할 때 `name`과 `label`을 이용합니다.',
    '쿠버네티스는 리소스를 관리할 때 `name`과 `label`을 이용합니다.',
  ],
  ['[필수 요소](https://www.notion.so/b175ab640d3c4b3593f51ed675068579)', undefined],
  [
    '`version`, `kind`, `metadata`, `spec`는 리소스를 정의할 때 반드시 필요한 요소입니다.',
    '`version`, `kind`, `metadata`, `spec`는 리소스를 정의할 때 반드시 필요한 요소입니다.',
  ],
  ['livenessProbe', 'livenessProbe'],
  [
    '컨테이너가 정상적으로 동작하는지 체크. 정상동작이 아니면 재시작함',
    '컨테이너가 정상적으로 동작하는지 확인합니다. 정상적으로 동작하지 않으면 재시작합니다.',
  ],
  ['다중컨테이너', '다중 컨테이너'],
  ['spec에 컨테이너를 또 작성해줌', '`spec`에 컨테이너를 하나 더 적어 줍니다.'],
  [
    '카운터라는 파드안에 app,db이라는 이름의 컨테이너가 돌아감.',
    '카운터라는 파드 안에서 `app`, `db`라는 이름의 컨테이너가 돌아갑니다.',
  ],
  [
    '같은 파드에 컨테이너가 있기에 둘은 localhost로 접속가능',
    '같은 파드에 컨테이너가 있으므로 둘은 `localhost`로 접속할 수 있습니다.',
  ],
  ['레플리카셋 ⇒ kind: ReplicaSet', '레플리카셋: `kind: ReplicaSet`'],
  [
    '라벨을 체크해서 원하는 수의 파드가 없으면 새로운 파드를 생성.',
    '레이블을 확인해서, 원하는 수의 파드가 없으면 새로운 파드를 생성합니다.',
  ],
  ['[Untitled](https://www.notion.so/84398e69e8674034a669cf20262d1ebf)', undefined],
  ['⇒ 어떻게 이 파드를 추적할 것인가? ⇒ 셀렉터', '이 파드를 어떻게 추적할 것인지는 셀렉터가 정합니다.'],
  ['⇒ 몇개를 새로 생성할 것인가? ⇒ 레플리카스', '몇 개를 새로 생성할 것인지는 레플리카스가 정합니다.'],
  ['⇒ 어떤 파드를 생성할 것인가? ⇒ 템플릿', '어떤 파드를 생성할 것인지는 템플릿이 정합니다.'],
  ['파드의 라벨 확인 명령어', '파드의 레이블은 다음 명령어로 확인합니다.'],
  ['kubectl get pod --show-labels', '`kubectl get pod --show-labels`'],
  ['Deployment', '디플로이먼트'],
  [
    '파드들의 이미지 버전을 새로 업데이트하거나 롤백할 때사용',
    '파드들의 이미지 버전을 새로 업데이트하거나 롤백할 때 사용합니다.',
  ],
  [
    '⇒ 레플리카셋을 디플로이먼트로 만들고 이미지를 업데이트하면 기존 파드들 삭제하고 새로운 이미지의 새로운 파드들을 생성함.',
    '레플리카셋을 디플로이먼트로 만들고 이미지를 업데이트하면, 기존 파드들을 삭제하고 새로운 이미지의 새로운 파드들을 생성합니다.',
  ],
  [
    '서비스가 끊기면 안되므로 배포전략을 따라서 수행함 ⇒ strategy: ...',
    '서비스가 끊기면 안 되므로 배포 전략을 따라서 수행합니다: `strategy: ...`',
  ],
  ['Service', '서비스'],
  [
    '파드는 쉽게 사라지고 생겨서 직접 통신하기 힘듬 → ip가 매번 바뀌므로.',
    '파드는 쉽게 사라지고 생겨서 직접 통신하기 힘듭니다. IP가 매번 바뀌기 때문입니다.',
  ],
  [
    '따라서 고정된 ip 서비스를 만들고 그 서비스를 통해 파드에 접근하는 방식 사용',
    '따라서 IP가 고정된 서비스를 만들고, 그 서비스를 통해 파드에 접근하는 방식을 사용합니다.',
  ],
  [
    '노출 범위에 따라 클러스터ip, nodeport, loadbalancer가 있다.',
    '노출 범위에 따라 클러스터IP, nodeport, loadbalancer가 있습니다.',
  ],
  ['nodeport', 'nodeport'],
  [
    'spec.ports.nodePort\t노드에 오픈할 Port (미지정시 30000-32768 중에 자동 할당) ⇒ 외부에서 port:xxxx 로 지정된 클러스터에 접근하기 위해 노드(30000~ )포트를 거쳐서 해당 파드에 접근가능.',
    '`spec.ports.nodePort`는 노드에 열 포트입니다. 지정하지 않으면 30000-32768 중에 자동 할당됩니다. 외부에서 `port:xxxx`로 지정된 클러스터에 접근할 때에는 노드의 포트(30000~)를 거쳐서 해당 파드에 접근할 수 있습니다.',
  ],
  ['loadbalancer', 'loadbalancer'],
  [
    '노드포트는 노드가 사라지는 경우가 발생시 어떤 노드로 향해야하는지가 알 수 없음',
    '노드포트는 노드가 사라지는 경우가 생기면 어떤 노드로 향해야 하는지 알 수 없습니다.',
  ],
  [
    '따라서 모든 노드를 바라보는 로드밸런서가 있어야 어떤 노드로 접속시킬 것인지 알 수 잇음',
    '따라서 모든 노드를 바라보는 로드밸런서가 있어야 어떤 노드로 접속시킬 것인지 알 수 있습니다.',
  ],
];

describe('the entry of 2021-01-12', () => {
  const ko = entry('ko');
  const en = entry('en');

  it('has the eight sections of the record, and in their fields what the record says and nothing else', () => {
    expect([...SECTIONS.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([linesOf(1), linesOf(2)]).toEqual([['2021 - 01 - 12(화)'], ['10:00 ~ 18:00']]);
    const { additions: _additions, topics: _topics, references: _references, ...fields } = ko.fields;
    expect(fields).toEqual({
      date: '2021-01-12',
      hours: [{ from: '10:00', to: '18:00' }],
      scope: linesOf(3),
      peers: linesOf(4)[0]!.split(', '),
      goal: linesOf(5),
      retrospective: linesOf(7),
      nextPlan: linesOf(8),
    });
  });

  it('says every line of what was studied, in its order, and nothing that is no line of it', () => {
    expect(STUDIED.map(([line]) => line)).toEqual(linesOf(6));
    expect(ko.texts).toEqual(STUDIED.flatMap(([, said]) => said ?? []));
  });

  it('quotes the manifests as they were written, in both languages', () => {
    expect(manifestsOf(6)).toHaveLength(3);
    expect(ko.code).toEqual(manifestsOf(6));
    expect(en.code).toEqual(manifestsOf(6));
  });

  it('keeps the links as references', () => {
    expect(ko.fields.references).toEqual(linksOf(RECORD));
    expect(en.fields.references.map(({ url }) => url)).toEqual(linksOf(RECORD).map(({ url }) => url));
  });

  it('says the same in English, block for block', () => {
    expect(en.shape).toEqual(ko.shape);
    const { additions: _additions, ...fields } = en.fields;
    expect(Object.entries(fields).map(([name, value]) => [name, value.length])).toEqual(
      Object.entries(fields).map(([name]) => [name, (ko.fields[name as keyof LogFields] as unknown[]).length]),
    );
  });

  it('keeps what was added later apart, with a later day, and quotes the record exactly where it corrects it', () => {
    for (const { additions } of [ko.fields, en.fields]) {
      for (const { date, errata } of additions) {
        expect(date > '2021-01-12').toBe(true);
        for (const { was } of errata) expect([RECORD, ...manifestsOf(6)].some((text) => quotes(text, was))).toBe(true);
      }
    }
    const quoted = ({ additions }: LogFields) => additions.flatMap(({ errata }) => errata.map(({ was }) => was));
    expect(quoted(en.fields)).toEqual(quoted(ko.fields));
    expect(quoted(ko.fields)).toHaveLength(5);
  });
});

/** Whether a text has these words; a quotation that is code from end to end has backticks of its own. */
const quotes = (text: string, words: string) =>
  text.includes(words) || text.includes(words.replace(/^`([^`]+)`$/, '$1'));
