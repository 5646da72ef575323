import { Fault } from '@studylog/check/text';
import type { KindRef } from '../engine.ts';
import { type Api, ApiError } from './api.ts';

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

/** Finds the API path of a kind, asking the server once for each group and version. */
export class Discovery {
  readonly #api: Api;
  readonly #lists = new Map<string, Promise<ResourceList>>();

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * The path of a kind's collection in a namespace: `/apis/apps/v1/namespaces/x/replicasets`.
   * @throws Fault when the server has no such kind, or it has no namespace.
   */
  async path({ apiVersion, kind }: KindRef, namespace: string): Promise<string> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const list = await this.#list(base).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404)
        throw new Fault({ ko: `클러스터에 ${apiVersion} API가 없습니다`, en: `the cluster has no API ${apiVersion}` });
      throw error;
    });
    const resource = list.resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
    if (!resource) {
      throw new Fault({
        ko: `클러스터의 ${apiVersion} API에는 ${kind} 종류가 없습니다`,
        en: `the cluster has no ${kind} in ${apiVersion}`,
      });
    }
    if (!resource.namespaced) {
      throw new Fault({
        ko: `${kind} 오브젝트는 클러스터 전체에 속합니다. 예제는 자신의 네임스페이스만 쓸 수 있습니다`,
        en: `${kind} is cluster-scoped; an example can only use its own namespace`,
      });
    }
    return `${base}/namespaces/${namespace}/${resource.name}`;
  }

  #list(base: string): Promise<ResourceList> {
    const known = this.#lists.get(base);
    if (known) return known;
    const list = this.#api.get<ResourceList>(base);
    this.#lists.set(base, list);
    list.catch(() => this.#lists.delete(base));
    return list;
  }
}
