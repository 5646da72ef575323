import type { Localized } from '@studylog/check/text';

/** Flags that people reach for, and why `run` has none of them. */
const REASONS: readonly { readonly flags: readonly string[]; readonly hint: Localized }[] = [
  {
    flags: ['-n', '--namespace', '-A', '--all-namespaces'],
    hint: {
      ko: '예제는 자신의 네임스페이스에서 실행됩니다. 이 플래그를 지우십시오.',
      en: 'an example runs in its own namespace; remove the flag',
    },
  },
  {
    flags: ['-w', '--watch', '--watch-only', '--follow'],
    hint: {
      ko: '스스로 끝나지 않는 명령입니다. 플래그를 지우고 기다릴 시간을 단계의 `within`에 적거나, `watch` 단계에 적으십시오.',
      en: 'the command would never end; remove the flag and set `within` in the step, or write it in a `watch` step',
    },
  },
  {
    flags: ['-i', '--stdin', '-t', '--tty'],
    hint: {
      ko: '입력을 주는 사람이 없습니다. 플래그를 지우고, 실행할 명령을 `--` 뒤에 모두 적으십시오.',
      en: 'nobody types an input; remove the flag and write the whole command after `--`',
    },
  },
  {
    flags: ['-f', '--filename', '-k', '--kustomize', '--raw'],
    hint: {
      ko: '파일이나 주소 대신 `pod echo`처럼 종류와 이름을 적으십시오.',
      en: 'refer to objects by type and name, such as `pod echo`, not by file or address',
    },
  },
  {
    flags: [
      ...['-s', '--server', '--kubeconfig', '--context', '--cluster', '--user', '--token', '--username', '--password'],
      ...['--as', '--as-group', '--as-uid', '--client-certificate', '--client-key', '--certificate-authority'],
      ...['--insecure-skip-tls-verify', '--tls-server-name', '--kuberc', '--cache-dir'],
    ],
    hint: {
      ko: '클러스터와 자격 증명은 실행할 때 정해집니다. 이 플래그를 지우십시오.',
      en: 'the run sets the cluster and the credentials; remove the flag',
    },
  },
];

/** Why a flag of a command is not allowed, where more is known. kubectl reads `_` in a flag's name as `-`. */
export function whyRefused(spelled: string, command: string): Localized | undefined {
  const name = command === 'logs' && spelled === '-f' ? '--follow' : spelled.replaceAll('_', '-');
  return REASONS.find(({ flags }) => flags.includes(name))?.hint;
}
