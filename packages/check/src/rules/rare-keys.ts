// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
/** Keys that call for the rules on rare fields. */
export const rareKeys: readonly string[] = 'annotations awsElasticBlockStore azureDisk cinder configMap configMapKeyRef configMapRef ephemeral fc fieldRef fileKeyRef flexVolume flocker gcePersistentDisk hostUsers hostnameOverride imagePullSecrets iscsi matchLabelKeys mismatchLabelKeys os persistentVolumeClaim quobyte recursiveReadOnly resourceFieldRef scaleIO secret secretKeyRef secretRef serviceAccountName shareProcessNamespace statefulset.kubernetes.io/pod-name storageos sysctls tls tolerations topologySpreadConstraints volumeDevices windowsOptions'.split(' ');
