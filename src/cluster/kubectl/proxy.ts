import { join } from 'node:path';
import { Fault } from '@studylog/check/text';
import { Api } from './api.ts';
import { hold } from './process.ts';

/** A connection to a cluster's API with the credentials of a kubeconfig file. */
export interface Connection {
  readonly api: Api;
  close(): void;
}

/**
 * Start `kubectl proxy` on a unix socket in `folder`, which only this user may enter.
 * @throws Fault when kubectl cannot use the kubeconfig.
 */
export async function connect(kubeconfig: string, folder: string): Promise<Connection> {
  const socket = join(folder, 'api.sock');
  const child = hold('kubectl', ['proxy', `--kubeconfig=${kubeconfig}`, `--unix-socket=${socket}`]);
  const stop = () => child.stdin.end();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(notStarted(stderr.trim()));
    const timer = setTimeout(fail, 20_000);
    child.stdout.once('data', () => resolve(clearTimeout(timer)));
    child.stdout.once('close', () => fail());
  }).catch((error: unknown) => {
    stop();
    throw error;
  });
  const api = new Api(socket);
  return {
    api,
    close: () => {
      api.close();
      stop();
    },
  };
}

function notStarted(printed: string): Fault {
  return new Fault({
    ko: `kubectl proxy가 시작되지 않습니다: ${printed || '메시지가 없습니다'}`,
    en: `kubectl proxy did not start: ${printed || 'no message'}`,
  });
}
