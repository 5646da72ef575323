import type { Change } from '../../../../../src/cluster/engine.ts';
import type { Row, Written } from '../row.ts';

/** A cluster that takes one change and refuses every other. */
const taking = (line: string, change: Change) => ({ accepts: { line: `kubectl ${line}`, change } });

/**
 * One field of a change: a cluster that takes the change refuses it with the field otherwise, and the reverse.
 * @param field its path
 * @param otherwise what it is instead
 * @param own the step with what it stands for
 * @param other what the step stands for with the field otherwise
 */
function change(
  field: string,
  otherwise: unknown,
  [step, line, own]: readonly [Written, string, Change],
  [otherLine, other]: readonly [string, Change],
): Row {
  const verb = Object.keys(step)[0] as Row['verb'];
  const says = ['the change was rejected', `kubectl ${line}: done, not cannot kubectl ${line}`];
  const worlds = { passes: taking(line, own), fails: taking(otherLine, other), alone: 'both' } as const;
  return { verb, option: `${verb}.${field}`, step, otherwise, ...worlds, says, records: { checks: 0 } };
}

const POD = { kind: 'Pod', name: 'echo' } as const;
const PODS = { kind: 'Pod', labels: { app: 'echo', tier: 'app' } } as const;
const DEPLOYMENT = { kind: 'Deployment', name: 'echo' } as const;
const STATEFUL_SET = { kind: 'StatefulSet', name: 'echo' } as const;
const COUNTER = { kind: 'Deployment', name: 'counter' } as const;

const DELETE = [{ delete: POD }, 'delete pod echo', { verb: 'delete', target: POD }] as const;
const DELETE_ALL = [{ delete: PODS }, 'delete pod -l app=echo,tier=app', { verb: 'delete', target: PODS }] as const;
const REPLICA_SET = { kind: 'ReplicaSet', name: 'echo' } as const;
const ORPHAN = [
  { delete: { ...REPLICA_SET, cascade: 'orphan' } },
  'delete replicaset echo --cascade=orphan',
  { verb: 'delete', target: REPLICA_SET, cascade: 'orphan' },
] as const;
const OLD = { apiVersion: 'apps/v1beta1', ...DEPLOYMENT } as const;

const SCALE = [
  { scale: { ...DEPLOYMENT, replicas: 3 } },
  'scale deployment/echo --replicas=3',
  { verb: 'scale', target: { ...DEPLOYMENT, replicas: 3 }, replicas: 3 },
] as const;
const scale = (object: { kind: string; name: string }, replicas: number) =>
  [
    `scale ${object.kind.toLowerCase()}/${object.name} --replicas=${replicas}`,
    { verb: 'scale', target: { ...object, replicas }, replicas },
  ] as const;

const SET = { tier: 'web', old: null };
const LABEL = [
  { label: { ...POD, set: SET } },
  'label pod echo --overwrite tier=web old-',
  { verb: 'label', target: { ...POD, set: SET }, set: SET },
] as const;
const label = (object: { kind: string }, set: Record<string, string | null>, words: string) =>
  [`label ${words}`, { verb: 'label', target: { ...object, set }, set }] as const;

const IMAGE = { container: 'app', image: 'ghcr.io/subicura/echo:v2' } as const;
const setImage = (object: { kind: string; name: string }, { container, image }: { container: string; image: string }) =>
  [
    `set image ${object.kind.toLowerCase()}/${object.name} ${container}=${image}`,
    { verb: 'setImage', target: object, container, image },
  ] as const;
const SET_IMAGE = [{ setImage: { ...DEPLOYMENT, ...IMAGE } }, ...setImage(DEPLOYMENT, IMAGE)] as const;

type Action = Extract<Change, { verb: 'rollout' }>['action'];
const rollout = (action: Action, object: { kind: string; name: string }, toRevision?: number) =>
  [
    `rollout ${action} ${object.kind.toLowerCase()}/${object.name}${toRevision === undefined ? '' : ` --to-revision=${toRevision}`}`,
    { verb: 'rollout', target: object, action, ...(toRevision === undefined ? {} : { toRevision }) },
  ] as const;
const UNDO = [{ rollout: { action: 'undo', ...DEPLOYMENT } }, ...rollout('undo', DEPLOYMENT)] as const;
const PAUSE = [{ rollout: { action: 'pause', ...DEPLOYMENT } }, ...rollout('pause', DEPLOYMENT)] as const;
const UNDO_TO = [
  { rollout: { action: 'undo', ...DEPLOYMENT, toRevision: 2 } },
  ...rollout('undo', DEPLOYMENT, 2),
] as const;

export const CHANGES: readonly Row[] = [
  change('kind', 'Service', DELETE, [
    'delete service echo',
    { verb: 'delete', target: { kind: 'Service', name: 'echo' } },
  ]),
  change('name', 'other', DELETE, ['delete pod other', { verb: 'delete', target: { kind: 'Pod', name: 'other' } }]),
  change('labels', { app: 'web' }, DELETE_ALL, [
    'delete pod -l app=web',
    { verb: 'delete', target: { kind: 'Pod', labels: { app: 'web' } } },
  ]),
  change(
    'apiVersion',
    undefined,
    [{ delete: OLD }, 'delete deployment.v1beta1.apps echo', { verb: 'delete', target: OLD }],
    ['delete deployment echo', { verb: 'delete', target: DEPLOYMENT }],
  ),
  change('cascade', undefined, ORPHAN, ['delete replicaset echo', { verb: 'delete', target: REPLICA_SET }]),
  change('kind', 'StatefulSet', SCALE, scale(STATEFUL_SET, 3)),
  change('name', 'counter', SCALE, scale(COUNTER, 3)),
  change('replicas', 2, SCALE, scale(DEPLOYMENT, 2)),
  change('kind', 'Service', LABEL, label({ ...POD, kind: 'Service' }, SET, 'service echo --overwrite tier=web old-')),
  change('name', 'other', LABEL, label({ ...POD, name: 'other' } as never, SET, 'pod other --overwrite tier=web old-')),
  change('set', { tier: 'app' }, LABEL, label(POD, { tier: 'app' }, 'pod echo --overwrite tier=app')),
  change(
    'labels',
    { app: 'web' },
    [
      { label: { ...PODS, set: SET } },
      'label pod -l app=echo,tier=app --overwrite tier=web old-',
      { verb: 'label', target: { ...PODS, set: SET } as never, set: SET },
    ],
    label({ kind: 'Pod', labels: { app: 'web' } } as never, SET, 'pod -l app=web --overwrite tier=web old-'),
  ),
  change(
    'apiVersion',
    undefined,
    [
      { label: { ...OLD, set: SET } },
      'label deployment.v1beta1.apps echo --overwrite tier=web old-',
      { verb: 'label', target: { ...OLD, set: SET } as never, set: SET },
    ],
    label(DEPLOYMENT, SET, 'deployment echo --overwrite tier=web old-'),
  ),
  change('kind', 'StatefulSet', SET_IMAGE, setImage(STATEFUL_SET, IMAGE)),
  change('name', 'counter', SET_IMAGE, setImage(COUNTER, IMAGE)),
  change('container', 'db', SET_IMAGE, setImage(DEPLOYMENT, { ...IMAGE, container: 'db' })),
  change('image', 'redis:7.2', SET_IMAGE, setImage(DEPLOYMENT, { ...IMAGE, image: 'redis:7.2' })),
  change('action', 'restart', UNDO, rollout('restart', DEPLOYMENT)),
  change('action', 'resume', PAUSE, rollout('resume', DEPLOYMENT)),
  change('kind', 'StatefulSet', UNDO, rollout('undo', STATEFUL_SET)),
  change('name', 'counter', UNDO, rollout('undo', COUNTER)),
  change('toRevision', undefined, UNDO_TO, rollout('undo', DEPLOYMENT)),
];
