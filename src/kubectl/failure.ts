import { Fault, type Localized } from '@studylog/check/text';

/** A command that fails: what kubectl prints to the error stream, as it stands there, and its exit code. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;

  constructor(text: string, exitCode = 1) {
    super(text);
    this.exitCode = exitCode;
  }
}

/** What a real kubectl or cluster does and this one does not. */
export class NotSimulated extends Fault {
  override readonly name = 'NotSimulated';

  /** @param what a command, a flag, a kind, as the reader typed it */
  constructor(what: string, instead?: Localized) {
    super({
      ko: `${what}: 이 시뮬레이션에는 없습니다.${instead ? ` ${instead.ko}` : ''}`,
      en: `${what} is not part of this simulation.${instead ? ` ${instead.en}` : ''}`,
    });
  }
}

/** Several failures of one command, as kubectl prints them: each in a line of its own. */
export function joined(failures: readonly Failure[]): Failure {
  return new Failure(failures.map(({ message }) => message).join('\n'));
}

/** The server's answer for an object that is not there. `plural` has the group: `deployments.apps`. */
export function notFound(plural: string, name: string): Failure {
  return new Failure(`Error from server (NotFound): ${plural} "${name}" not found`);
}

/** A mistake in how a command was called. */
export function misused(command: string, text: string): Failure {
  return new Failure(`error: ${text}\nSee 'kubectl ${command} -h' for help and examples`);
}
