// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
/** Keys that call for the rules on rare fields. */
export const rareKeys: readonly string[] = 'awsElasticBlockStore azureDisk cinder fc flexVolume flocker gcePersistentDisk iscsi matchLabelKeys mismatchLabelKeys os quobyte recursiveReadOnly scaleIO storageos topologySpreadConstraints volumeDevices windowsOptions'.split(' ');
