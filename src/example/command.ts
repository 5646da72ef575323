import type { Change, ObjectRef } from '../cluster/engine.ts';
import type { PlainStep, Step } from './schema.ts';

/** The change that a step makes, or undefined for steps that apply or look. */
export function changeOf(step: Step | PlainStep): Change | undefined {
  switch (step.verb) {
    case 'delete':
      return { verb: 'delete', target: step.delete };
    case 'scale':
      return { verb: 'scale', target: step.scale, replicas: step.scale.replicas };
    case 'label':
      return { verb: 'label', target: step.label, set: step.label.set };
    case 'setImage':
      return {
        verb: 'setImage',
        target: step.setImage,
        container: step.setImage.container,
        image: step.setImage.image,
      };
    case 'rollout': {
      const { action, toRevision } = step.rollout;
      return { verb: 'rollout', target: step.rollout, action, ...(toRevision ? { toRevision } : {}) };
    }
    default:
      return undefined;
  }
}

/**
 * The kubectl command line that a change stands for, as words. It is what the page shows and what kind runs.
 * @example kubectlWords({ verb: 'delete', target: { kind: 'Pod', labels: { app: 'echo' } } }) // kubectl delete pod -l app=echo
 */
export function kubectlWords(change: Change): string[] {
  const kind = change.target.kind.toLowerCase();
  switch (change.verb) {
    case 'delete':
      return ['kubectl', 'delete', kind, ...selection(change.target)];
    case 'scale':
      return ['kubectl', 'scale', `${kind}/${change.target.name}`, `--replicas=${change.replicas}`];
    case 'label': {
      const labels = Object.entries(change.set).map(([key, value]) => (value === null ? `${key}-` : `${key}=${value}`));
      return ['kubectl', 'label', kind, ...selection(change.target), '--overwrite', ...labels];
    }
    case 'setImage':
      return ['kubectl', 'set', 'image', `${kind}/${change.target.name}`, `${change.container}=${change.image}`];
    case 'rollout': {
      const revision = change.toRevision === undefined ? [] : [`--to-revision=${change.toRevision}`];
      return ['kubectl', 'rollout', change.action, `${kind}/${change.target.name}`, ...revision];
    }
  }
}

function selection({ name, labels }: ObjectRef): string[] {
  if (name !== undefined) return [name];
  return [
    '-l',
    Object.entries(labels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  ];
}
