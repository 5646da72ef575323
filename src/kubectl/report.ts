import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';
import { called, type Resource } from './kinds.ts';
import { formatOf, printedOne } from './print/output.ts';

/**
 * Print what a command has done to an object: `pod/echo created`, or the object as it is now in the format that `-o` asks for.
 * @param object as it was
 */
export async function report(call: Call, resource: Resource, object: KubeObject, did: string): Promise<void> {
  const { shell, workspace } = call;
  const format = formatOf(call);
  if (!format) return shell.out(`${called(resource, object.metadata.name)} ${did}\n`);
  const present = await workspace.list({ kind: resource.kind });
  const now = present.find(({ metadata }) => metadata.uid === object.metadata.uid) ?? object;
  shell.out(printedOne(format, resource, now));
}
