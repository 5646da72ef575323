import { check, type Finding } from '@studylog/check';
import { type Document, type ManifestFile, positionsOf, toJson } from '@studylog/check/manifest';
import type { Json, KubeObject, Rejection } from '../engine.ts';

const TURN_OFF = 'if you choose to ignore these errors, turn validation off with --validate=false';

/** What `kubectl apply -f -` makes of a manifest: the objects that are created, and the first refusal. */
export interface Verdict {
  readonly accepted: readonly KubeObject[];
  readonly rejection?: Rejection;
}

/** Says what comes of a manifest in a namespace. */
export type Judge = (manifest: ManifestFile, namespace: string) => Promise<Verdict>;

/** What comes of a manifest, document by document, as from kubectl v1.36: one that is refused does not hold up the others. */
export const verdictOf: Judge = async (manifest, namespace) => {
  const unreadable = faultOfText(manifest);
  if (unreadable) return { accepted: [], rejection: unreadable };
  const documents = manifest.documents.filter(({ root }) => root !== null);
  if (documents.length === 0) return { accepted: [], rejection: byKubectl('no objects passed to apply') };
  const findings = await check([manifest]);
  const refusals = documents.map((document) => refusalOf(document, namespace, findings));
  const rejection = refusals.find((refusal) => refusal !== undefined);
  const accepted = documents.filter((_, index) => !refusals[index]);
  return {
    accepted: accepted.map(({ root }) => toJson(root!) as unknown as KubeObject),
    ...(rejection ? { rejection } : {}),
  };
};

function byKubectl(message: string): Rejection {
  return { by: 'kubectl', message: `error: ${message}` };
}

/** Duplicate keys are no fault to kubectl: it hands the last one on. */
function faultOfText({ text, problems }: ManifestFile): Rejection | undefined {
  const problem = problems.find(({ code }) => code !== 'duplicate-key');
  if (!problem) return undefined;
  const { line } = positionsOf(text)(problem.range.start);
  const message = `error parsing STDIN: error converting YAML to JSON: yaml: line ${line}: ${problem.message}`;
  return { ...byKubectl(message), paraphrased: true };
}

function refusalOf(document: Document, namespace: string, findings: readonly Finding[]): Rejection | undefined {
  return kubectlRefusal(document, namespace) ?? serverRefusal(document, findings);
}

/** What kubectl says by itself, word for word. */
function kubectlRefusal({ root }: Document, namespace: string): Rejection | undefined {
  const object: Json = root && toJson(root);
  const invalid = (fault: string) =>
    byKubectl(`error validating "STDIN": error validating data: ${fault}; ${TURN_OFF}`);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return invalid('invalid object to validate');
  }
  const unset = ['apiVersion', 'kind'].filter((key) => !object[key]).map((key) => `${key} not set`);
  if (unset.length > 0) return invalid(unset.length > 1 ? `[${unset.join(', ')}]` : unset[0]!);
  const { metadata } = object;
  const own = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata.namespace : null;
  if (own && own !== namespace) {
    return byKubectl(
      `the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`,
    );
  }
  return undefined;
}

/** Rules whose faults kubectl finds out itself, asking the server for what it needs. */
const FOUND_BY_KUBECTL = new Set(['unknown-kind', 'missing-name']);

/** The strict offline check stands for the server: it agrees on what is refused, in words of its own. */
function serverRefusal({ root }: Document, findings: readonly Finding[]): Rejection | undefined {
  const { start, end } = root!.range;
  const fault = findings.find(
    ({ class: kind, severity, range }) =>
      (kind === 'schema' || kind === 'server') && severity === 'error' && range.start >= start && range.start <= end,
  );
  if (!fault) return undefined;
  const by = FOUND_BY_KUBECTL.has(fault.rule) ? 'kubectl' : 'server';
  const message = `${by === 'server' ? 'Error from server: ' : 'error: '}${fault.at ? `${fault.at}: ` : ''}${fault.message.en}`;
  return { by, message, paraphrased: true };
}
