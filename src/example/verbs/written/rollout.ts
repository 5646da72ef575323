import { z } from 'zod';
import { common } from '../../fields.ts';
import { namespacedKind, objectName } from '../../grammar.ts';

export const rollout = z.strictObject({
  ...common,
  rollout: z.strictObject({
    action: z.enum(['undo', 'restart', 'pause', 'resume']),
    kind: namespacedKind,
    name: objectName,
    toRevision: z.int().min(1).optional(),
  }),
});
