import { Cluster, type ClusterOptions } from '@ngrok/webernetes';
import { ConfigObjects } from './config-objects.ts';
import type { SimulatedImage } from './simulated-image.ts';

/** webernetes' cluster with what it lacks: ConfigMaps and Secrets. */
export class SimulatedCluster extends Cluster {
  readonly configs = new ConfigObjects(this.clock);
  /** The only images that its nodes can run. */
  readonly images: readonly SimulatedImage[];
  /** Pods whose probes fail because a reader wants to see it. */
  readonly brokenProbes = new Set<string>();

  constructor(images: readonly SimulatedImage[], options: ClusterOptions) {
    super(options);
    this.images = images;
  }
}
