import { toJson } from '@studylog/check/manifest';
import { objectsIn } from './objects.ts';
import type { WrittenService } from './requests.ts';
import type { RunnableExample } from './runnable.ts';

/** A Service as far as it is read here; a manifest may hold anything. */
interface Document {
  readonly spec?: { readonly type?: string; readonly ports?: readonly WrittenService['ports'][number][] };
}

/** The Services that the files of an example define, as they are written. */
export function servicesOf({ files }: Pick<RunnableExample, 'files'>): WrittenService[] {
  const services = files.flatMap(objectsIn).filter(({ kind }) => kind === 'Service');
  return services.map(({ name, root }) => {
    const { spec } = toJson(root) as Document;
    const ports = Array.isArray(spec?.ports) ? spec.ports.filter((port) => typeof port?.port === 'number') : [];
    return { name, type: spec?.type ?? 'ClusterIP', ports };
  });
}
