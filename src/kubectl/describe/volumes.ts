import type { Volume } from './types.ts';

/** A kind of volume: what its type is called, and the lines that it has besides; each is a title and a value. */
type Source<S> = readonly [type: string, say: (source: S) => readonly Line[]];
type Line = readonly [title: string, value: unknown];
type SourceName = Exclude<keyof Volume, 'name'>;

const SOURCES: { readonly [K in SourceName]?: Source<NonNullable<Volume[K]>> } = {
  hostPath: [
    'HostPath (bare host directory volume)',
    ({ path, type }) => [
      ['Path', path],
      ['HostPathType', type ?? '<none>'],
    ],
  ],
  emptyDir: [
    "EmptyDir (a temporary directory that shares a pod's lifetime)",
    ({ medium, sizeLimit }) => [
      ['Medium', medium],
      ['SizeLimit', sizeLimit ?? '<unset>'],
    ],
  ],
  secret: [
    'Secret (a volume populated by a Secret)',
    ({ secretName, optional }) => [
      ['SecretName', secretName],
      ['Optional', optional ?? false],
    ],
  ],
  configMap: [
    'ConfigMap (a volume populated by a ConfigMap)',
    ({ name, optional }) => [
      ['Name', name],
      ['Optional', optional ?? false],
    ],
  ],
  nfs: [
    'NFS (an NFS mount that lasts the lifetime of a pod)',
    ({ server, path, readOnly }) => [
      ['Server', server],
      ['Path', path],
      ['ReadOnly', readOnly ?? false],
    ],
  ],
  persistentVolumeClaim: [
    'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    ({ claimName, readOnly }) => [
      ['ClaimName', claimName],
      ['ReadOnly', readOnly ?? false],
    ],
  ],
  image: [
    'Image (a container image or OCI artifact)',
    ({ reference, pullPolicy }) => [
      ['Reference', reference],
      ['PullPolicy', pullPolicy],
    ],
  ],
  projected: [
    'Projected (a volume that contains injected data from multiple sources)',
    ({ sources }) =>
      (sources ?? []).flatMap(({ secret, downwardAPI, configMap, serviceAccountToken }): readonly Line[] => {
        if (secret) return named('SecretName', secret);
        if (downwardAPI) return [['DownwardAPI', true]];
        if (configMap) return named('ConfigMapName', configMap);
        return serviceAccountToken ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds]] : [];
      }),
  ],
};

function named(title: string, { name, optional }: { readonly name?: string; readonly optional?: boolean }): Line[] {
  return [
    [title, name],
    ['Optional', optional ?? false],
  ];
}

/** The lines of a volume below its name. */
export function volumeLines(volume: Volume): string[] {
  const { downwardAPI } = volume;
  if (downwardAPI) {
    return [
      '    Type:\tDownwardAPI (a volume populated by information about the pod)',
      '    Items:',
      ...(downwardAPI.items ?? []).map(
        ({ path, fieldRef, resourceFieldRef }) =>
          `      ${fieldRef?.fieldPath ?? resourceFieldRef?.resource} -> ${path}`,
      ),
    ];
  }
  const name = Object.keys(SOURCES).find((one) => volume[one as SourceName] !== undefined);
  const found = name as SourceName | undefined;
  if (!found) return ['  <unknown>'];
  const [type, say] = SOURCES[found] as Source<unknown>;
  return [['Type', type] as const, ...say(volume[found])].map(([title, value]) => `    ${title}:\t${value ?? ''}`);
}
