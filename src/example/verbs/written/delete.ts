import { z } from 'zod';
import { common, nameOrLabels, target } from '../../fields.ts';

export const deletion = z.strictObject({ ...common, delete: z.strictObject(target).refine(...nameOrLabels) });
