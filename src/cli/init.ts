import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { langOf, readOptions, refuse } from '@studylog/check/command';
import { type Lang, type Localized, misuse } from '@studylog/check/text';
import { filesOf } from './init/files.ts';
import { lockDependencies, vendorPackages } from './init/vendor.ts';
import { today } from './today.ts';
import { run as verify } from './verify.ts';

export const help: Localized = {
  ko: `studylog init: 자신의 스터디 로그를 새로 만듭니다

사용법: studylog init <폴더> [옵션]

  --title <제목>         로그의 이름(기본값: 폴더의 이름)
  --languages <언어>     en, ko, ko,en 또는 en,ko. 첫째 언어의 페이지가 사이트의 첫 주소에 놓입니다(기본값: 지금 쓰는 언어)
  --repository <주소>    «이 페이지 수정하기» 링크가 가리킬 저장소: https://github.com/owner/name

폴더는 없거나 비어 있어야 합니다. 오늘 일지 하나, 노트 하나, 예제 하나, 워크플로, README를 만들고, 예제를 내장 클러스터에서
실행해 증거를 기록합니다. studylog는 패키지로 vendor/에 넣습니다. npm 레지스트리에 접속합니다.
`,
  en: `studylog init: create your own log

Usage: studylog init <folder> [options]

  --title <text>         the name of the log (default: the name of the folder)
  --languages <list>     en, ko, en,ko or ko,en; the first one is at the root of the site (default: the language in use)
  --repository <address> the repository, for «edit this page»: https://github.com/owner/name

The folder must not exist or must be empty. It gets a log entry for today, a note, an example, workflows and a README; the example is
run on the embedded cluster to record its evidence. studylog itself is added to vendor/ as packages. This needs access to the npm registry.
`,
};

const OPTIONS = {
  title: { type: 'text', value: { ko: '로그의 이름', en: 'the name of the log' } },
  languages: { type: 'choice', choices: ['en', 'ko', 'en,ko', 'ko,en'] },
  repository: { type: 'text', value: { ko: '저장소의 주소', en: 'the address of the repository' } },
} as const;

const WORDS = {
  ko: {
    packing: 'studylog를 패키지로 만들고 의존성 버전을 고정합니다',
    made: (folder: string) =>
      `${folder}에 로그를 만들었습니다. 다음으로:\n\n  cd ${folder}\n  npm ci && npm start\n\n폴더의 구성은 README.md에서 설명합니다.`,
  },
  en: {
    packing: 'packing studylog and locking the dependencies',
    made: (folder: string) =>
      `created a log in ${folder}. Next:\n\n  cd ${folder}\n  npm ci && npm start\n\nREADME.md explains what is where.`,
  },
} as const satisfies Readonly<Record<Lang, object>>;

/** `studylog init` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const lang = langOf(process.env);
  const folder = targetOf(words);
  const repository = values.repository?.replace(/\/$/, '');
  refuse([
    [
      repository !== undefined && !/^https:\/\/[^\s/]+\/\S+$/.test(repository),
      {
        ko: `--repository 옵션에 "${repository}" 값은 쓸 수 없습니다. https://github.com/owner/name 같은 주소를 적으십시오.`,
        en: `--repository must be an address such as https://github.com/owner/name, not "${repository}"`,
      },
    ],
  ]);
  // Made beside it and renamed: what is there is complete.
  mkdirSync(dirname(folder), { recursive: true });
  const next = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    console.log(WORDS[lang].packing);
    const log = {
      name: packageName(basename(folder)),
      title: values.title ?? basename(folder),
      languages: (values.languages ?? lang).split(',') as Lang[],
      ...(repository === undefined ? {} : { repository }),
      date: today(),
      vendored: await vendorPackages(next),
    };
    for (const [path, text] of filesOf(log)) write(join(next, path), text);
    await lockDependencies(next);
    process.env.STUDYLOG_ROOT = next;
    const code = await verify(['--engine', 'embedded', '--record']);
    if (code !== 0) return code;
    rmSync(join(next, '.studylog'), { recursive: true, force: true });
    // A temporary folder is its user's alone.
    chmodSync(next, 0o755);
    if (statSync(folder, { throwIfNoEntry: false })) rmdirSync(folder);
    renameSync(next, folder);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  console.log(`\n${WORDS[lang].made(words[0]!)}`);
  return 0;
}

/**
 * The folder to make.
 * @throws Fault unless the command line names one, which is missing or empty.
 */
function targetOf(words: readonly string[]): string {
  const [name] = words;
  if (name === undefined || words.length > 1) {
    throw misuse({
      ko: '만들 폴더 하나를 적으십시오: studylog init my-log',
      en: 'name one folder to create: studylog init my-log',
    });
  }
  const folder = resolve(name);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !(found.isDirectory() && readdirSync(folder).length === 0)) {
    throw misuse({
      ko: `${name}: 이미 있고 비어 있지 않습니다. 새 폴더의 이름을 적으십시오.`,
      en: `${name} already exists and is not empty; name a new folder`,
    });
  }
  return folder;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A name that npm accepts. */
function packageName(folder: string): string {
  return (
    folder
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'log'
  );
}
