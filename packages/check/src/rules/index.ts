// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';
import { yamlRules } from './yaml.ts';
import { rule as deprecatedApi } from './schema/deprecated-api.ts';
import { rule as invalidBase64 } from './schema/invalid-base64.ts';
import { rule as invalidQuantity } from './schema/invalid-quantity.ts';
import { rule as invalidTime } from './schema/invalid-time.ts';
import { rule as missingField } from './schema/missing-field.ts';
import { rule as missingIdentity } from './schema/missing-identity.ts';
import { rule as notAManifest } from './schema/not-a-manifest.ts';
import { rule as notAnObject } from './schema/not-an-object.ts';
import { rule as removedApi } from './schema/removed-api.ts';
import { rule as unknownField } from './schema/unknown-field.ts';
import { rule as unknownKind } from './schema/unknown-kind.ts';
import { rule as unknownValue } from './schema/unknown-value.ts';
import { rule as wrongType } from './schema/wrong-type.ts';
import { rule as annotationValue } from './server/annotation-value.ts';
import { rule as claimSettings } from './server/claim-settings.ts';
import { rule as clusterIps } from './server/cluster-ips.ts';
import { rule as downwardField } from './server/downward-field.ts';
import { rule as duplicateName } from './server/duplicate-name.ts';
import { rule as duplicatePort } from './server/duplicate-port.ts';
import { rule as ephemeralClaim } from './server/ephemeral-claim.ts';
import { rule as hostNamespaces } from './server/host-namespaces.ts';
import { rule as ingressClass } from './server/ingress-class.ts';
import { rule as ingressHost } from './server/ingress-host.ts';
import { rule as ingressPath } from './server/ingress-path.ts';
import { rule as invalidAddress } from './server/invalid-address.ts';
import { rule as invalidAnnotation } from './server/invalid-annotation.ts';
import { rule as invalidAutoscaler } from './server/invalid-autoscaler.ts';
import { rule as invalidDataKey } from './server/invalid-data-key.ts';
import { rule as invalidFileMode } from './server/invalid-file-mode.ts';
import { rule as invalidHost } from './server/invalid-host.ts';
import { rule as invalidIpBlock } from './server/invalid-ip-block.ts';
import { rule as invalidJob } from './server/invalid-job.ts';
import { rule as invalidLabel } from './server/invalid-label.ts';
import { rule as invalidName } from './server/invalid-name.ts';
import { rule as invalidOwner } from './server/invalid-owner.ts';
import { rule as invalidPath } from './server/invalid-path.ts';
import { rule as invalidPortName } from './server/invalid-port-name.ts';
import { rule as invalidResources } from './server/invalid-resources.ts';
import { rule as invalidSchedule } from './server/invalid-schedule.ts';
import { rule as invalidStrategy } from './server/invalid-strategy.ts';
import { rule as invalidToleration } from './server/invalid-toleration.ts';
import { rule as jobFailurePolicy } from './server/job-failure-policy.ts';
import { rule as legacyVolume } from './server/legacy-volume.ts';
import { rule as limitRange } from './server/limit-range.ts';
import { rule as matchExpressionValues } from './server/match-expression-values.ts';
import { rule as missingName } from './server/missing-name.ts';
import { rule as missingPortName } from './server/missing-port-name.ts';
import { rule as missingValue } from './server/missing-value.ts';
import { rule as mountConflict } from './server/mount-conflict.ts';
import { rule as networkPolicyPorts } from './server/network-policy-ports.ts';
import { rule as nodePortOutOfRange } from './server/node-port-out-of-range.ts';
import { rule as numberOutOfRange } from './server/number-out-of-range.ts';
import { rule as oneOf } from './server/one-of.ts';
import { rule as podResources } from './server/pod-resources.ts';
import { rule as podSecurityLabel } from './server/pod-security-label.ts';
import { rule as podSettings } from './server/pod-settings.ts';
import { rule as portOutOfRange } from './server/port-out-of-range.ts';
import { rule as probeConflict } from './server/probe-conflict.ts';
import { rule as repeatedVariable } from './server/repeated-variable.ts';
import { rule as restartPolicy } from './server/restart-policy.ts';
import { rule as roleBinding } from './server/role-binding.ts';
import { rule as secretType } from './server/secret-type.ts';
import { rule as securityContext } from './server/security-context.ts';
import { rule as selectorMismatch } from './server/selector-mismatch.ts';
import { rule as serviceType } from './server/service-type.ts';
import { rule as topologySpread } from './server/topology-spread.ts';
import { rule as unknownVolume } from './server/unknown-volume.ts';
import { rule as unsupportedValue } from './server/unsupported-value.ts';
import { rule as volumeSource } from './server/volume-source.ts';
import { rule as windowsPod } from './server/windows-pod.ts';
import { rule as duplicateObject } from './bundle/duplicate-object.ts';
import { rule as governingService } from './bundle/governing-service.ts';
import { rule as nodePortConflict } from './bundle/node-port-conflict.ts';
import { rule as policySelectsNoPod } from './bundle/policy-selects-no-pod.ts';
import { rule as selectorOverlap } from './bundle/selector-overlap.ts';
import { rule as serviceSelectsNoPod } from './bundle/service-selects-no-pod.ts';
import { rule as unboundClaim } from './bundle/unbound-claim.ts';
import { rule as unfitSecret } from './bundle/unfit-secret.ts';
import { rule as unknownBackend } from './bundle/unknown-backend.ts';
import { rule as unknownOrdinal } from './bundle/unknown-ordinal.ts';
import { rule as unknownProbePort } from './bundle/unknown-probe-port.ts';
import { rule as unknownReference } from './bundle/unknown-reference.ts';
import { rule as unknownScaleTarget } from './bundle/unknown-scale-target.ts';
import { rule as unknownTargetPort } from './bundle/unknown-target-port.ts';
import { rule as unscalableTarget } from './bundle/unscalable-target.ts';
import { rule as commandLine } from './advice/command-line.ts';
import { rule as imageTag } from './advice/image-tag.ts';
import { rule as malformedImage } from './advice/malformed-image.ts';
import { rule as missingReadinessProbe } from './advice/missing-readiness-probe.ts';
import { rule as oddAmount } from './advice/odd-amount.ts';
import { rule as unlabelledPod } from './advice/unlabelled-pod.ts';

export const rules: readonly Rule[] = [
  ...yamlRules,
  deprecatedApi,
  invalidBase64,
  invalidQuantity,
  invalidTime,
  missingField,
  missingIdentity,
  notAManifest,
  notAnObject,
  removedApi,
  unknownField,
  unknownKind,
  unknownValue,
  wrongType,
  annotationValue,
  claimSettings,
  clusterIps,
  downwardField,
  duplicateName,
  duplicatePort,
  ephemeralClaim,
  hostNamespaces,
  ingressClass,
  ingressHost,
  ingressPath,
  invalidAddress,
  invalidAnnotation,
  invalidAutoscaler,
  invalidDataKey,
  invalidFileMode,
  invalidHost,
  invalidIpBlock,
  invalidJob,
  invalidLabel,
  invalidName,
  invalidOwner,
  invalidPath,
  invalidPortName,
  invalidResources,
  invalidSchedule,
  invalidStrategy,
  invalidToleration,
  jobFailurePolicy,
  legacyVolume,
  limitRange,
  matchExpressionValues,
  missingName,
  missingPortName,
  missingValue,
  mountConflict,
  networkPolicyPorts,
  nodePortOutOfRange,
  numberOutOfRange,
  oneOf,
  podResources,
  podSecurityLabel,
  podSettings,
  portOutOfRange,
  probeConflict,
  repeatedVariable,
  restartPolicy,
  roleBinding,
  secretType,
  securityContext,
  selectorMismatch,
  serviceType,
  topologySpread,
  unknownVolume,
  unsupportedValue,
  volumeSource,
  windowsPod,
  duplicateObject,
  governingService,
  nodePortConflict,
  policySelectsNoPod,
  selectorOverlap,
  serviceSelectsNoPod,
  unboundClaim,
  unfitSecret,
  unknownBackend,
  unknownOrdinal,
  unknownProbePort,
  unknownReference,
  unknownScaleTarget,
  unknownTargetPort,
  unscalableTarget,
  commandLine,
  imageTag,
  malformedImage,
  missingReadinessProbe,
  oddAmount,
  unlabelledPod,
];
