import type { Command } from '../command.ts';
import { Failure, NotSimulated } from '../failure.ts';
import { formatOf } from '../print/output.ts';

/** The releases that this kubectl and this cluster print like. */
const CLIENT = 'v1.36.3';
const KUSTOMIZE = 'v5.8.1';

export const version: Command = {
  usage: 'kubectl version [--client]',
  flags: '--client -o,--output=',
  others: '',
  run: async (call) => {
    const { flags, operands, shell } = call;
    if (operands.length > 0) throw new Failure(`error: extra arguments: [${operands.join(' ')}]`);
    if (formatOf(call)) throw new NotSimulated('kubectl version -o');
    shell.out(`Client Version: ${CLIENT}\nKustomize Version: ${KUSTOMIZE}\n`);
    if (!flags.isOn('--client')) shell.out(`Server Version: ${CLIENT}\n`);
    return 0;
  },
};
