import type { KubeObject } from '../../cluster/engine.ts';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { resourceNamed, resourceOf } from '../kinds.ts';
import { requireOwnNamespace } from '../namespace.ts';
import { snapshot } from '../objects.ts';
import { EVENT_COLUMNS } from '../print/columns.ts';
import { type EventObject, firstSeen, lastSeen } from '../print/event.ts';
import { formatOf, printed } from '../print/output.ts';
import { cellText, TableText } from '../print/table.ts';
import { changes } from '../watch.ts';

export const events: Command = {
  usage: 'kubectl events [--for TYPE/NAME] [--types=Normal,Warning] [-o json|yaml|name] [-w]',
  flags: '--for= --types= --no-headers -o,--output= -w,--watch',
  others: '--chunk-size= --show-managed-fields --allow-missing-template-keys | -A,--all-namespaces --template=',
  run: async (call) => {
    requireOwnNamespace(call);
    const { flags, shell, workspace } = call;
    const format = formatOf(call);
    const isWanted = wanted(flags.text('--for'), flags.list('--types'));
    const seen = changes(call, 'Event');
    const { of, now } = await snapshot(workspace);
    const found = [...of('Event')].filter(isWanted).sort((a, b) => lastTime(a) - lastTime(b));
    const text = new TableText();
    const headings = flags.isOn('--no-headers') ? [] : [EVENT_COLUMNS.map(({ heading }) => heading)];
    const row = (event: KubeObject, at: number) => EVENT_COLUMNS.map(({ cell }) => cellText(cell(event, at)));
    if (format) {
      shell.out(
        printed(
          format,
          found.map((object) => ({ resource: resourceOf('Event'), object })),
          false,
        ),
      );
    } else if (found.length > 0) shell.out(text.lines([...headings, ...found.map((event) => row(event, now))]));
    else if (!flags.isOn('--watch')) shell.error(`No events found in ${workspace.namespace} namespace.\n`);
    if (!flags.isOn('--watch')) return 0;
    for await (const event of seen) if (isWanted(event)) shell.out(text.lines([row(event, workspace.now())]));
    return 0;
  },
};

const lastTime = (event: KubeObject): number =>
  Date.parse(lastSeen(event as EventObject) ?? firstSeen(event as EventObject) ?? '');

const TYPES = ['Normal', 'Warning'];

/** Which events the flags ask for. @throws Failure in kubectl's words */
function wanted(object: string | undefined, types: readonly string[]): (event: KubeObject) => boolean {
  for (const type of types) {
    if (!TYPES.some((known) => known.toLowerCase() === type.toLowerCase())) {
      throw new Failure('error: valid --types are Normal or Warning');
    }
  }
  const [type = '', name = ''] = object?.split('/') ?? [];
  if (object !== undefined && (!type || !name)) {
    throw new Failure('error: --for must be in resource/name form');
  }
  const kind = object === undefined ? undefined : resourceNamed(type).kind;
  return (event) => {
    const { involvedObject, type: is } = event as EventObject;
    const isAbout = kind === undefined || (involvedObject.kind === kind && involvedObject.name === name);
    return isAbout && (types.length === 0 || types.some((one) => one.toLowerCase() === is.toLowerCase()));
  };
}
