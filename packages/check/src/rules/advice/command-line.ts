import type { MappingNode } from '../../manifest/document.ts';
import type { Rule, RuleDocs, Visit } from '../../rule.ts';
import { writeAs } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { allItems, textOf } from '../support/spot.ts';

/** Longer lines are not repeated. */
const MAX = 60;

/** Whether a program and what follows it; neither a Windows path nor one whose folder has a space in its name. */
function isLine(text: string): boolean {
  const [program = '', next = ''] = text.split(/ +/, 2);
  const isPath = program.includes('/') && /^\w/.test(next) && next.includes('/');
  return next !== '' && !isPath && !text.includes('\\');
}

const commandLine = (visit: Visit<MappingNode>) => {
  const [program] = allItems(visit, 'command');
  const line = textOf(program)?.trim() ?? '';
  if (!program || !isLine(line)) return;
  const shown = line.length > MAX ? '…' : line;
  visit.report(
    finding(
      program,
      {
        ko: '이 문자열 전체를 프로그램 이름으로 찾으므로 컨테이너가 시작되지 않습니다.',
        en: 'The whole string is used as the name of a program, so the container does not start.',
      },
      writeAs(`command: ["sh", "-c", ${JSON.stringify(shown)}]`),
    ),
  );
};

export const rule: Rule = {
  id: 'command-line',
  class: 'advice',
  severity: 'warning',
  visit: { 'core/v1.Container': commandLine, 'core/v1.ExecAction': commandLine },
};

export const docs: RuleDocs = {
  title: { ko: '명령을 한 문자열로 적었습니다', en: 'A whole command line is written as one string' },
  text: {
    ko: '`command`의 첫 항목은 프로그램의 이름이고, 셸을 거치지 않으므로 공백에서 나뉘지 않습니다. 단어마다 항목을 나누거나, 셸이 필요하면 `["sh", "-c", "…"]`로 적습니다.',
    en: 'The first item of `command` is the name of a program. It does not go through a shell, so it is not split at spaces. Write each word as an item, or `["sh", "-c", "…"]` if you need a shell.',
  },
  fails: [
    { manifest: pod('["echo hello"]'), at: 'spec.containers[0].command[0]' },
    { manifest: pod('[/bin/sh -c "sleep 5"]'), at: 'spec.containers[0].command[0]' },
  ],
  passes: [pod('["sh", "-c", "echo hello"]'), pod('[echo, hello you]'), pod('["/opt/my app/bin/run"]')],
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
};

function pod(command: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: echo
  labels:
    app: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      command: ${command}
`;
}
