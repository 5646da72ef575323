import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

interface Config {
  readonly kubeadmConfigPatches: readonly string[];
  readonly containerdConfigPatches: readonly string[];
}

/** The configuration that kind gets for a machine with control groups of version `1` or `2`, as JSON. */
export function kindConfig(cgroupVersion: string): string {
  const config = read('config.yaml');
  if (cgroupVersion !== '1') return JSON.stringify(config);
  const old = read('config-cgroup-v1.yaml');
  return JSON.stringify({
    ...config,
    kubeadmConfigPatches: [...config.kubeadmConfigPatches, ...old.kubeadmConfigPatches],
    containerdConfigPatches: [...config.containerdConfigPatches, ...old.containerdConfigPatches],
  });
}

/** What a cluster that somebody else configured needs on this machine. */
export interface MachineNeeds {
  readonly forControlGroups: boolean;
  /** Add it to a configuration, as JSON; undefined where nothing is needed. `registry`: whether nodes pull from one of ours. */
  add(config: object, registry: boolean): string | undefined;
}

/** What this machine needs, by the version of its control groups. */
export function machineNeeds(cgroupVersion: string): MachineNeeds {
  const forControlGroups = cgroupVersion === '1';
  const old = read('config-cgroup-v1.yaml');
  return {
    forControlGroups,
    add(config, registry) {
      if (!forControlGroups && !registry) return undefined;
      const written = config as Partial<Config>;
      return JSON.stringify({
        ...config,
        kubeadmConfigPatches: [
          ...(written.kubeadmConfigPatches ?? []),
          ...(forControlGroups
            ? ['kind: KubeletConfiguration\nfailCgroupV1: false\n', ...old.kubeadmConfigPatches]
            : []),
        ],
        containerdConfigPatches: [
          ...(written.containerdConfigPatches ?? []),
          ...(registry ? read('config.yaml').containerdConfigPatches : []),
          ...(forControlGroups ? old.containerdConfigPatches : []),
        ],
      });
    },
  };
}

function read(name: string): Config {
  return load(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')) as Config;
}
