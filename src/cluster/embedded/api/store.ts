import type { KubernetesObject } from '@ngrok/webernetes';

/** What webernetes keeps the objects of a kind in. Each client of its API has its own. It is private there. */
export interface Store {
  create(object: KubernetesObject): Promise<KubernetesObject>;
  get(name: string, namespace?: string): Promise<KubernetesObject | undefined>;
  update(name: string, object: KubernetesObject, options?: object): Promise<KubernetesObject>;
  /** Called with the object that is about to be stored, which may be changed. */
  beginCreate(object: KubernetesObject): Promise<unknown>;
  beginUpdate(object: KubernetesObject, existing: KubernetesObject): Promise<unknown>;
}
