import type { Document, ManifestFile } from '../../manifest/document.ts';
import { positionsOf } from '../../manifest/lines.ts';
import { toJson } from '../../manifest/path.ts';
import type { Json, Rejection } from '../engine.ts';

const TURN_OFF = 'if you choose to ignore these errors, turn validation off with --validate=false';

/**
 * What `kubectl apply -f -` says by itself, before any object is sent, in the words of kubectl v1.36;
 * undefined when it would send the manifest.
 */
export function kubectlRefusal(manifest: ManifestFile, namespace: string): Rejection | undefined {
  const message = faultOfText(manifest) ?? faultOfObjects(manifest, namespace);
  return message === undefined ? undefined : { by: 'kubectl', message: `error: ${message}` };
}

/** Duplicate keys are the server's to refuse: kubectl hands the last one on. */
function faultOfText({ text, problems }: ManifestFile): string | undefined {
  const problem = problems.find(({ code }) => code !== 'duplicate-key');
  if (!problem) return undefined;
  const { line } = positionsOf(text)(problem.range.start);
  return `error parsing STDIN: error converting YAML to JSON: yaml: line ${line}: ${problem.message}`;
}

function faultOfObjects({ documents }: ManifestFile, namespace: string): string | undefined {
  const present = documents.filter((document) => document.root !== null);
  if (present.length === 0) return 'no objects passed to apply';
  return present.map((document) => faultOfObject(document, namespace)).find(Boolean);
}

function faultOfObject({ root }: Document, namespace: string): string | undefined {
  const object: Json = root && toJson(root);
  const invalid = (fault: string) => `error validating "STDIN": error validating data: ${fault}; ${TURN_OFF}`;
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return invalid('invalid object to validate');
  }
  const unset = ['apiVersion', 'kind'].filter((key) => !object[key]).map((key) => `${key} not set`);
  if (unset.length > 0) return invalid(unset.length > 1 ? `[${unset.join(', ')}]` : unset[0]!);
  const { metadata } = object;
  const own = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata.namespace : null;
  if (own && own !== namespace) {
    return `the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`;
  }
  return undefined;
}
