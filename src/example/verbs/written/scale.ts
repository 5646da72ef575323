import { z } from 'zod';
import { common } from '../../fields.ts';
import { namespacedKind, objectName } from '../../grammar.ts';

export const scale = z.strictObject({
  ...common,
  scale: z.strictObject({ kind: namespacedKind, name: objectName, replicas: z.int().min(0) }),
});
