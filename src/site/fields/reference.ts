import { loadFieldReference } from '@studylog/check/fields';

/** What the API of the described version says of its fields, read with this module, so that pages need not wait for it. */
export const reference = await loadFieldReference();
