import { z } from 'zod';
import { common } from '../../fields.ts';
import { containerName, imageReference, namespacedKind, objectName } from '../../grammar.ts';

export const setImage = z.strictObject({
  ...common,
  setImage: z.strictObject({
    kind: namespacedKind,
    name: objectName,
    container: containerName,
    image: imageReference,
  }),
});
