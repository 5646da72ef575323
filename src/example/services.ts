import { toJson } from '@studylog/check/manifest';
import type { Example } from './load.ts';
import type { WrittenService } from './requests.ts';

/** A Service as far as it is read here; a manifest may hold anything. */
interface Document {
  readonly kind?: unknown;
  readonly items?: unknown;
  readonly metadata?: { readonly name?: string };
  readonly spec?: { readonly type?: string; readonly ports?: readonly WrittenService['ports'][number][] };
}

/** The Services that the files of an example define, as they are written. */
export function servicesOf({ files }: Pick<Example, 'files'>): WrittenService[] {
  const documents = files.flatMap(({ manifest }) => manifest.documents);
  return documents.flatMap(({ root }) => (root ? servicesIn(toJson(root)) : []));
}

function servicesIn(value: unknown): WrittenService[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind, items, metadata, spec } = value as Document;
  if (Array.isArray(items)) return items.flatMap(servicesIn);
  if (kind !== 'Service' || typeof metadata?.name !== 'string') return [];
  const ports = Array.isArray(spec?.ports) ? spec.ports.filter((port) => typeof port?.port === 'number') : [];
  return [{ name: metadata.name, type: spec?.type ?? 'ClusterIP', ports }];
}
