import { loadSchema } from '../schema/load.ts';
import { DESCRIBED_VERSION, loadDescriptions } from './descriptions.ts';
import { FieldReference } from './reference.ts';

export { DESCRIBED_VERSION } from './descriptions.ts';
export { type FieldName, fieldOf, type KeyMeaning, keysOf, type ManifestKey } from './keys.ts';
export {
  type AllowedValue,
  type FieldHelp,
  type FieldReference,
  objectBelow,
  type RequiredBy,
  splitKind,
  typeName,
} from './reference.ts';
export { type Resolved, resolveField, type Unresolved } from './resolve.ts';

/** Load what the API of the described version says of its fields. */
export async function loadFieldReference(): Promise<FieldReference> {
  return new FieldReference(await loadSchema(DESCRIBED_VERSION), await loadDescriptions());
}
