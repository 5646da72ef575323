import type { Refused } from './place.ts';

const unmapped = ({ object: { apiVersion, kind, metadata }, source }: Refused): string =>
  `error: resource mapping not found for name: "${metadata?.name ?? ''}" namespace: "${metadata?.namespace ?? ''}" from "${source}": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;

/** What kubectl says of an object that it cannot ask the server for, by the checker's rule. */
export const MAPPING_WORDS: Readonly<Record<string, (refused: Refused) => string | undefined>> = {
  'unknown-kind': unmapped,
  'removed-api': unmapped,
  'missing-name': ({ object: { apiVersion, kind }, source, namespace }) => {
    const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
    const plural = `${kind.toLowerCase()}s`;
    return `error: error when retrieving current configuration of:\nResource: "${version}, Resource=${plural}", GroupVersionKind: "${version}, Kind=${kind}"\nName: "", Namespace: "${namespace}"\nfrom server for: "${source}": resource name may not be empty`;
  },
};
