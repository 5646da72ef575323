import type { ImageUse, KubeObject } from '../engine.ts';

interface PodImages extends KubeObject {
  readonly spec: Readonly<
    Record<'containers' | 'initContainers', readonly { name: string; image: string }[] | undefined>
  >;
  readonly status?: Readonly<
    Record<'containerStatuses' | 'initContainerStatuses', readonly { name: string; imageID?: string }[] | undefined>
  >;
}

/** Remembers which images Pods ran, those of Pods that are gone included. */
export class ImageLedger {
  readonly #standIns: ReadonlySet<string>;
  readonly #uses = new Map<string, ImageUse>();

  /** `standIns` holds the digests of images that are not the published ones. */
  constructor(standIns: ReadonlySet<string>) {
    this.#standIns = standIns;
  }

  see(object: KubeObject): void {
    const { spec, status } = object as PodImages;
    const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
    for (const { name, imageID } of [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]) {
      const reference = containers.find((container) => container.name === name)?.image;
      const digest = imageID?.slice(imageID.lastIndexOf('sha256:'));
      if (!reference || !digest?.startsWith('sha256:')) continue;
      this.#uses.set(`${reference} ${digest}`, { reference, digest, standIn: this.#standIns.has(digest) });
    }
  }

  uses(): ImageUse[] {
    return [...this.#uses.values()].sort((a, b) => a.reference.localeCompare(b.reference));
  }
}
