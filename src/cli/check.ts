import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkCommand, type OwnFolders } from '@studylog/check/command';
import { misuse } from '@studylog/check/text';
import { refuseLinks } from '../example/own-files.ts';
import { isAmongExamples, isExamplePlace, listExampleFiles } from '../lint/place.ts';
import { projectRoot } from '../project/root.ts';
import { ruleAddresses } from './rule-address.ts';

/** Examples, each checked with the waivers and findings that its example.yaml declares. */
const EXAMPLES: OwnFolders = {
  help: {
    ko: '경로를 적지 않으면 examples/ 아래의 모든 예제를 각 example.yaml의 선언과 함께 검사합니다.',
    en: 'Without a path, it checks every example in examples/, together with the findings that its example.yaml declares.',
  },
  byDefault() {
    const examples = relative(process.cwd(), join(projectRoot(), 'examples'));
    if (existsSync(examples)) return [examples];
    throw misuse({
      ko: '여기에는 examples/ 폴더가 없습니다. 검사할 파일이나 폴더를 적으십시오. 표준 입력은 -로 적습니다.',
      en: 'there is no folder examples/ here; name the files or folders to check, or - for standard input',
    });
  },
  isOne: (folder, names) => isExamplePlace(folder) && names.includes('example.yaml'),
  isAmong: isAmongExamples,
  refuseLink: (path) => refuseLinks(join(path, '..'), path),
  manifestsIn: listExampleFiles,
  async check(folders, settings) {
    // Reading example.yaml takes a schema library, which a check of plain manifests should not wait for.
    const { checkExamples } = await import('./check-examples.ts');
    return checkExamples(folders, settings);
  },
};

/** `studylog check` */
export const { help, run } = checkCommand({
  name: 'studylog check',
  version: '0.1.0',
  links: ruleAddresses,
  folders: EXAMPLES,
});
