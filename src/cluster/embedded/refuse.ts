import { check, type Finding } from '@studylog/check';
import { type Document, type ManifestFile, positionsOf, toJson } from '@studylog/check/manifest';
import { loadSchema } from '@studylog/check/schema';
import { type Json, type KubeObject, type Rejection, Unsupported } from '../engine.ts';
import { itemsOf } from './items.ts';
import { serverWords } from './words/index.ts';
import { yamlWords } from './words/yaml.ts';

const TURN_OFF = 'if you choose to ignore these errors, turn validation off with --validate=false';

/** Where a manifest comes from and goes to. */
export interface Way {
  readonly namespace: string;
  /** What kubectl calls the manifest: its file, its address, `STDIN`. */
  readonly source: string;
  /** Whether `--namespace` chose the namespace; without it kubectl takes an object's own. */
  readonly isNamespaceGiven: boolean;
}

/** What `kubectl apply -f` makes of a manifest: the objects that are created, and the refusals. */
export interface Verdict {
  readonly accepted: readonly KubeObject[];
  /** All objects that name a kind and themselves, those that are refused too. */
  readonly named: readonly KubeObject[];
  /** Those of kubectl first: it reads every document before it sends one. */
  readonly rejections: readonly Rejection[];
}

/** Says what comes of a manifest. */
export type Judge = (manifest: ManifestFile, way: Way) => Promise<Verdict>;

/** What comes of a manifest, document by document, as from kubectl v1.36: one that is refused does not hold up the others. */
export const verdictOf: Judge = async (manifest, way) => {
  const unreadable = faultOfText(manifest, way);
  if (unreadable) return { accepted: [], named: [], rejections: [unreadable] };
  const documents = manifest.documents.filter(({ root }) => root !== null);
  if (documents.length === 0) return { accepted: [], named: [], rejections: [byKubectl('no objects passed to apply')] };
  const findings = await check([manifest]);
  const refusals = await Promise.all(documents.map((document) => refusalOf(document, way, findings)));
  const rejections = refusals.filter((refusal) => refusal !== undefined);
  const objects = documents.map(({ root }) => toJson(root!) as unknown as KubeObject);
  return {
    accepted: objects.filter((_, index) => !refusals[index]),
    named: objects.flatMap(itemsOf).filter((object) => object?.kind && object.metadata?.name),
    rejections: [...rejections.filter(({ by }) => by === 'kubectl'), ...rejections.filter(({ by }) => by === 'server')],
  };
};

function byKubectl(message: string): Rejection {
  return { by: 'kubectl', message: `error: ${message}` };
}

/** Duplicate keys are no fault to kubectl: it hands the last one on. */
function faultOfText({ text, problems }: ManifestFile, { source }: Way): Rejection | undefined {
  const problem = problems.find(({ code }) => code !== 'duplicate-key');
  if (!problem) return undefined;
  const { line } = positionsOf(text)(problem.range.start);
  const said = yamlWords(problem.message, text, line);
  const message = `error parsing ${source}: error converting YAML to JSON: yaml: ${said ?? `line ${line}: ${problem.message}`}`;
  return { ...byKubectl(message), ...(said ? {} : { paraphrased: true }) };
}

async function refusalOf(document: Document, way: Way, findings: readonly Finding[]): Promise<Rejection | undefined> {
  return kubectlRefusal(document, way) ?? (await serverRefusal(document, way, findings));
}

/** What kubectl says by itself, word for word. */
function kubectlRefusal({ root }: Document, { namespace, source, isNamespaceGiven }: Way): Rejection | undefined {
  const object: Json = root && toJson(root);
  const invalid = (fault: string) =>
    byKubectl(`error validating "${source}": error validating data: ${fault}; ${TURN_OFF}`);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return invalid('invalid object to validate');
  }
  const unset = ['apiVersion', 'kind'].filter((key) => !object[key]).map((key) => `${key} not set`);
  if (unset.length > 0) return invalid(unset.length > 1 ? `[${unset.join(', ')}]` : unset[0]!);
  const { metadata } = object;
  const own = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata.namespace : null;
  if (own && own !== namespace) {
    if (!isNamespaceGiven) return unknownNamespace(source, String(own));
    return byKubectl(
      `the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`,
    );
  }
  return undefined;
}

/** @throws Unsupported for a namespace that every cluster has */
function unknownNamespace(source: string, namespace: string): Rejection {
  if (NAMESPACES.includes(namespace)) {
    throw new Unsupported({
      ko: `네임스페이스 ${namespace}의 오브젝트: 시뮬레이션하지 않습니다`,
      en: `objects of the namespace ${namespace} are not simulated`,
    });
  }
  const message = `Error from server (NotFound): error when creating "${source}": namespaces "${namespace}" not found`;
  return { by: 'server', message };
}

const NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Rules whose faults kubectl finds out itself, asking the server for what it needs. */
const FOUND_BY_KUBECTL = new Set(['unknown-kind', 'removed-api', 'missing-name']);

/** The strict offline check stands for the server: it agrees on what is refused, and `serverWords` knows how most of it is said. */
async function serverRefusal(
  { root }: Document,
  { namespace, source }: Way,
  findings: readonly Finding[],
): Promise<Rejection | undefined> {
  const { start, end } = root!.range;
  const faults = findings.filter(
    ({ class: kind, severity, range }) =>
      (kind === 'schema' || kind === 'server') && severity === 'error' && range.start >= start && range.start <= end,
  );
  const [fault] = faults;
  if (!fault) return undefined;
  const by = FOUND_BY_KUBECTL.has(fault.rule) ? 'kubectl' : 'server';
  const object = toJson(root!) as unknown as KubeObject;
  const words = serverWords(faults, { object, schema: await loadSchema(), source, namespace });
  if (words !== undefined) return { by, message: words };
  const { name } = object.metadata ?? {};
  const said = `${fault.at ? `${fault.at}: ` : ''}${fault.message.en}`;
  const message = by === 'kubectl' ? `error: ${said}` : `The ${object.kind} "${name}" is invalid: ${said}`;
  return { by, message, paraphrased: true };
}
