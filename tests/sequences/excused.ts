/** Where what the embedded cluster prints may differ from what a real one does. By column or field, never by sequence. */
export interface Excuse {
  readonly field: string;
  /** What of a normalised line differs; each begins with `stdout: ` or `stderr: `. */
  readonly pattern: RegExp;
  /** The line may be missing. */
  readonly whole?: true;
  readonly reason: string;
}

export const EXCUSED: readonly Excuse[] = [
  {
    field: 'progress of a rollout',
    pattern: /^stdout: Waiting for deployment /,
    whole: true,
    reason: 'which steps of a rollout kubectl sees depends on how fast the machine is',
  },
  {
    field: 'pull of an image',
    pattern: /^stdout: {2,3}Normal {2}Pull(ing|ed) {2}/,
    whole: true,
    reason: 'a node pulls an image once; whether it has it depends on what ran there before',
  },
  {
    field: 'steps of scaling',
    pattern: /^stdout: {2,3}Normal {2}ScalingReplicaSet {2}/,
    whole: true,
    reason: 'how many Pods are replaced in one step depends on which become ready in the same moment',
  },
  {
    field: 'a probe that comes too early',
    pattern: /^stdout: {2,3}Warning {2}Unhealthy .*connection refused$/,
    whole: true,
    reason: 'whether a probe comes before the server listens depends on how fast the machine is',
  },
  {
    field: 'how a Pod differs from its update',
    pattern: /^stderr: ([-+]? {2}["[\]{}]|[-+]? {2}[}\]],|@@ )/,
    whole: true,
    reason: 'the server prints its own Go structures, with fields that no API has',
  },
  {
    field: 'user and resources of a running container',
    pattern:
      /^stdout: {2,3}((user|linux|supplementalGroups|resources|allocatedResources|limits|requests):$|cpu: <time>$|gid: 0$|- 0$|uid: 0$|memory: 9007199254740988Ki$)/,
    whole: true,
    reason: 'the container runtime reports them; the simulation has no users and no memory',
  },
  {
    field: 'finalizer of a load balancer',
    pattern: /^stdout: {2,3}(finalizers:$|- service\.kubernetes\.io\/load-balancer-cleanup$)/,
    whole: true,
    reason: 'the simulated load balancer has nothing to clean up before its Service goes',
  },
  {
    field: 'words of the YAML parser',
    pattern: /(?<=error converting YAML to JSON: yaml: ).*/,
    reason: 'they are those of a parser in Go, which finds some mistakes elsewhere',
  },
];
