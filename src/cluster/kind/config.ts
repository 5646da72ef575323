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

function read(name: string): Config {
  return load(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')) as Config;
}
