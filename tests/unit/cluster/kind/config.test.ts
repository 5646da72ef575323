import { expect, it } from 'vitest';
import { kindConfig } from '../../../../src/cluster/kind/config.ts';

it('asks for a control plane and a worker', () => {
  expect(JSON.parse(kindConfig('2')).nodes).toEqual([{ role: 'control-plane' }, { role: 'worker' }]);
});

it('changes the cgroup driver, in both places that must agree, only where control groups are of version 1', () => {
  const parts = (version: string) => {
    const { kubeadmConfigPatches, containerdConfigPatches } = JSON.parse(kindConfig(version));
    return [kubeadmConfigPatches.join('\n'), containerdConfigPatches.join('\n')];
  };
  expect(parts('1')[0]).toContain('cgroupDriver: cgroupfs');
  expect(parts('1')[1]).toContain('SystemdCgroup = false');
  expect(parts('2').join('\n')).not.toMatch(/cgroup(fs|Driver)|SystemdCgroup/);
});
