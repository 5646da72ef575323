import type { EngineName, ImageUse } from '../cluster/engine.ts';

/** verified.json: one run for each engine, Kubernetes minor and architecture. Only `verify --record` writes it. */
export interface Verified {
  readonly runs: readonly VerifiedRun[];
}

export interface VerifiedRun {
  readonly engine: EngineName;
  /** `v1.36.3` */
  readonly kubernetes: string;
  readonly architecture: string;
  /** `kind v0.33.0`, `webernetes 0.3.5` */
  readonly tool: string;
  readonly nodeImage?: { readonly reference: string; readonly id: string; readonly published: boolean };
  /** ISO 8601 date and time, UTC. */
  readonly date: string;
  readonly seconds: number;
  readonly digests: {
    /** sha256 by file name. */
    readonly files: Readonly<Record<string, string>>;
    readonly expectations: string;
    /** sha256 of timeline.json, where it is this run's: the newest kind run's. */
    readonly timeline?: string;
  };
  readonly images: readonly ImageUse[];
  readonly steps: readonly VerifiedStep[];
}

export interface VerifiedStep {
  /** sha256 of the step as it was written. */
  readonly digest: string;
  readonly verb: string;
  readonly outcome: 'passed' | 'skipped';
  readonly checks: number;
  readonly seconds: number;
  readonly reason?: string;
  readonly output?: string;
  readonly seen?: Readonly<Record<string, string | number>>;
}

/** The engine, minor and architecture that a run stands for; a verified.json holds one run of each. */
export function runKey({
  engine,
  kubernetes,
  architecture,
}: Pick<VerifiedRun, 'engine' | 'kubernetes' | 'architecture'>): string {
  return `${engine} ${minorOf(kubernetes)} ${architecture}`;
}

/** @example minorOf('v1.36.3') // 'v1.36' */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/**
 * What may be said of an example on a page.
 * verified: a kind or context run of these bytes and expectations passed, with published images only.
 * stand-ins: the same, but an image or the node's image was not the published one. simulated: only an embedded run did.
 * changed: there is a run, but of other bytes or expectations. never: no run is recorded.
 */
export type EvidenceState =
  | { readonly state: 'verified' | 'stand-ins' | 'simulated'; readonly run: VerifiedRun }
  | { readonly state: 'changed'; readonly run: VerifiedRun; readonly changed: readonly string[] }
  | { readonly state: 'never' };

/**
 * Judge an example's newest evidence against its files as they are now.
 * A run on a Kubernetes minor of `minors`, such as `1.36`, wins over any other, however new and whatever became of it since.
 */
export function evidenceState(
  example: {
    files: readonly { name: string; digest: string }[];
    expectationsDigest: string;
    verified?: Verified | undefined;
  },
  minors: readonly string[],
): EvidenceState {
  const runs = [...(example.verified?.runs ?? [])].sort((a, b) => b.date.localeCompare(a.date));
  const real = onListedMinors(
    runs.filter(({ engine }) => engine !== 'embedded'),
    minors,
  );
  const simulated = onListedMinors(
    runs.filter(({ engine }) => engine === 'embedded'),
    minors,
  );
  const current = (run: VerifiedRun) => changedParts(example, run).length === 0;
  const verified = real.find(current);
  if (verified) return { state: usesStandIns(verified) ? 'stand-ins' : 'verified', run: verified };
  if (real[0]) return { state: 'changed', run: real[0], changed: changedParts(example, real[0]) };
  const passed = simulated.find(current);
  if (passed) return { state: 'simulated', run: passed };
  if (simulated[0]) return { state: 'changed', run: simulated[0], changed: changedParts(example, simulated[0]) };
  return { state: 'never' };
}

/** The runs on a listed minor; where there is none, all of them. */
function onListedMinors(runs: readonly VerifiedRun[], minors: readonly string[]): readonly VerifiedRun[] {
  const listed = runs.filter(({ kubernetes }) => minors.some((minor) => minorOf(kubernetes) === `v${minor}`));
  return listed.length > 0 ? listed : runs;
}

/** Whether anything that ran was not the published image, the node's image included. */
export function usesStandIns({ images, nodeImage }: Pick<VerifiedRun, 'images' | 'nodeImage'>): boolean {
  return images.some(({ standIn }) => standIn) || nodeImage?.published === false;
}

/** What a run of an example is of: the bytes of its files, and what it expects. */
export function digestsOf(example: {
  files: readonly { name: string; digest: string }[];
  expectationsDigest: string;
}): Pick<VerifiedRun['digests'], 'files' | 'expectations'> {
  return {
    files: Object.fromEntries(example.files.map(({ name, digest }) => [name, digest])),
    expectations: example.expectationsDigest,
  };
}

/** Names of the files whose bytes differ from the run's, and `example.yaml` when the expectations do. */
export function changedParts(
  example: { files: readonly { name: string; digest: string }[]; expectationsDigest: string },
  run: { readonly digests: Pick<VerifiedRun['digests'], 'files' | 'expectations'> },
): string[] {
  const files = example.files.filter(({ name, digest }) => run.digests.files[name] !== digest).map(({ name }) => name);
  const removed = Object.keys(run.digests.files).filter((name) => !example.files.some((file) => file.name === name));
  return [...files, ...removed, ...(run.digests.expectations === example.expectationsDigest ? [] : ['example.yaml'])];
}
