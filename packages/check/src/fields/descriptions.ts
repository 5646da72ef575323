import { DEFAULT_VERSION } from '../schema/versions.ts';

/** What Kubernetes' API says of types and their fields; the type's own text is under `''`. */
export type Descriptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The version whose API texts there are. */
export const DESCRIBED_VERSION = DEFAULT_VERSION;

let loaded: Promise<Descriptions> | undefined;

/** Load the API's texts, once: nobody but those who explain fields needs them. */
export function loadDescriptions(): Promise<Descriptions> {
  loaded ??= import('../schema/data/v1.36/descriptions.json', { with: { type: 'json' } }).then(
    (module) => module.default as Descriptions,
  );
  return loaded;
}
