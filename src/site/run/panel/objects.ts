import type { ChangeStep, PresentObject } from '../messages.ts';

/** What a reader can do with an object by a button. */
export type Control =
  | { readonly does: 'change'; readonly words: ControlWords; readonly step: ChangeStep }
  /** Asks for the image first. */
  | {
      readonly does: 'image';
      readonly container: string;
      readonly image: string;
      readonly kind: string;
      readonly name: string;
    }
  | { readonly does: 'request'; readonly service: string; readonly port: number }
  /** In the simulation only: no kubectl command does it. */
  | { readonly does: 'probe'; readonly pod: string; readonly fails: boolean };

/** What a button says, and what of the object it is about. */
export interface ControlWords {
  readonly key: 'delete' | 'fewer' | 'more' | 'undo' | 'restart' | 'takeLabel';
  readonly label?: string;
}

const change = (key: ControlWords['key'], step: ChangeStep, label?: string): Control => ({
  does: 'change',
  words: { key, ...(label === undefined ? {} : { label }) },
  step,
});

/** The controls of an object, each for one kubectl command where there is one. None for what only controllers write. */
export function controlsOf({ object: { kind, name }, state, containers, probes }: PresentObject): Control[] {
  const removal = change('delete', { verb: 'delete', delete: { kind, name } });
  const scaled = (replicas: number): ChangeStep => ({ verb: 'scale', scale: { kind, name, replicas } });
  const rollout = (action: 'undo' | 'restart'): ChangeStep => ({ verb: 'rollout', rollout: { kind, name, action } });
  const scaling = (desired: number) => [
    change('more', scaled(desired + 1)),
    ...(desired > 0 ? [change('fewer', scaled(desired - 1))] : []),
  ];
  const images = containers.map(
    (one): Control => ({ does: 'image', kind, name, container: one.name, image: one.image }),
  );
  switch (state.kind) {
    case 'Pod':
      return [
        removal,
        ...Object.keys(state.labels).map((label) =>
          change('takeLabel', { verb: 'label', label: { kind, name, set: { [label]: null } } }, label),
        ),
        ...images,
        ...(probes ? [{ does: 'probe', pod: name, fails: probes === 'own' } as const] : []),
      ];
    case 'ReplicaSet':
      return [...scaling(state.desired), removal];
    case 'Deployment':
      return [
        ...scaling(state.desired),
        ...images,
        ...((state.revision ?? 0) > 1 ? [change('undo', rollout('undo'))] : []),
        change('restart', rollout('restart')),
        removal,
      ];
    case 'Service':
      return [...state.ports.map(({ port }): Control => ({ does: 'request', service: name, port })), removal];
    case 'EndpointSlice':
      return [];
    default:
      return [removal];
  }
}
