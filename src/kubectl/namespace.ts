import { READER } from '../example/requests.ts';
import type { Call } from './command.ts';
import { NotSimulated } from './failure.ts';

/**
 * Accept the flag that names a namespace where it names the example's.
 * @throws NotSimulated for another one: there is no more than one namespace here.
 */
export function requireOwnNamespace({ flags, workspace, command }: Call): void {
  const asked = flags.text('--namespace');
  if (asked === undefined || asked === workspace.namespace) return;
  throw new NotSimulated(`kubectl ${command} --namespace=${asked}`, {
    ko: `네임스페이스는 ${workspace.namespace} 하나입니다.`,
    en: `Its only namespace is ${workspace.namespace}.`,
  });
}

/** Whether a command is for the Pod from which a reader's requests go out. */
export function isClient({ flags, operands }: Call): boolean {
  return (
    flags.text('--namespace') === READER.client.namespace && operands[0]?.replace(/^pods?\//, '') === READER.client.pod
  );
}
