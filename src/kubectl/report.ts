import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';
import { called, type Resource } from './kinds.ts';
import { formatOf, printedOne } from './print/output.ts';

/** Print what a command has done to an object: `pod/echo created`, or the object in the format that `-o` asks for. */
export function report(call: Call, resource: Resource, object: KubeObject, did: string): void {
  const format = formatOf(call);
  call.shell.out(format ? printedOne(format, resource, object) : `${called(resource, object.metadata.name)} ${did}\n`);
}
