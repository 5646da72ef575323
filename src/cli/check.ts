import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { checkCommand, type OwnPaths } from '@studylog/check/command';
import { misuse } from '@studylog/check/text';
import { CONFIG_FILE } from '../config/file.ts';
import { refuseLinks } from '../example/own-files.ts';
import { isAmongExamples, isExamplePlace, isProjectFolder, manifestsIn, rootOfContent } from '../lint/place.ts';
import { projectRoot } from '../project/root.ts';
import { ruleAddresses } from './rule-address.ts';

/** The parts of a log. */
const PARTS = ['content', 'examples', CONFIG_FILE];

/** The pages of a log, and its examples, each with the waivers and findings that its example.yaml declares. */
const LOG: OwnPaths = {
  help: {
    ko: '경로를 적지 않으면 로그 전체를 검사합니다. 글, 용어집, 설정, 그리고 examples/ 아래의 모든 예제를 각 example.yaml의 선언과 함께\n검사합니다. 글이나 예제의 폴더를 적으면 그곳에 있는 문제만 보여 줍니다.',
    en: 'Without a path, it checks the whole log: its pages, glossary and configuration, and every example in examples/ together with the\nfindings that its example.yaml declares. With the path of a page or an example, it shows only the problems there.',
  },
  byDefault() {
    const root = projectRoot();
    const isLog = existsSync(join(root, CONFIG_FILE));
    const there = (isLog ? PARTS : ['examples']).map((name) => join(root, name)).filter((path) => existsSync(path));
    if (there.length > 0) return there.map((path) => relative(process.cwd(), path));
    throw misuse({
      ko: '여기에는 examples/ 폴더가 없습니다. 검사할 파일이나 폴더를 적으십시오. 표준 입력은 -로 적습니다.',
      en: 'there is no folder examples/ here; name the files or folders to check, or - for standard input',
    });
  },
  isOne: (folder, names) => isProjectFolder(folder) || (isExamplePlace(folder) && names.includes('example.yaml')),
  isWhole: isProjectFolder,
  isFile: (path) =>
    basename(path) === CONFIG_FILE ||
    (basename(path) === 'example.yaml' && isExamplePlace(dirname(path))) ||
    rootOfContent(path) !== undefined,
  isAmong: isAmongExamples,
  refuseLink: (path) => refuseLinks(join(path, '..'), path),
  manifestsIn,
  async check(paths, settings) {
    // A check of plain manifests should not wait for what reads pages and examples.
    const { checkOwn } = await import('./check-project.ts');
    return checkOwn(paths, settings);
  },
};

/** `studylog check` */
export const { help, run } = checkCommand({
  name: 'studylog check',
  version: '0.1.0',
  links: ruleAddresses,
  own: LOG,
});
