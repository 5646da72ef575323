// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
/** Keys that call for the rules on rare fields. */
export const rareKeys: readonly string[] = 'annotations awsElasticBlockStore azureDisk cinder ephemeral fc fieldRef fileKeyRef flexVolume flocker gcePersistentDisk hostUsers hostnameOverride iscsi matchLabelKeys mismatchLabelKeys os quobyte recursiveReadOnly resourceFieldRef scaleIO shareProcessNamespace storageos sysctls tolerations topologySpreadConstraints volumeDevices windowsOptions'.split(' ');
