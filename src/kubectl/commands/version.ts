import type { Command } from '../command.ts';
import { Failure, NotSimulated } from '../failure.ts';
import { formatOf } from '../print/output.ts';
import { RELEASE } from '../release.ts';

/** The version that this release of kubectl has built in. */
const KUSTOMIZE = 'v5.8.1';

export const version: Command = {
  usage: 'kubectl version [--client]',
  flags: '--client -o,--output=',
  others: '',
  run: async (call) => {
    const { flags, operands, shell } = call;
    if (operands.length > 0) throw new Failure(`error: extra arguments: [${operands.join(' ')}]`);
    if (formatOf(call)) throw new NotSimulated('kubectl version -o');
    shell.out(`Client Version: ${RELEASE}\nKustomize Version: ${KUSTOMIZE}\n`);
    if (!flags.isOn('--client')) shell.out(`Server Version: ${RELEASE}\n`);
    return 0;
  },
};
