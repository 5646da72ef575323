// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { RuleDocs } from '../rule.ts';
import { docs as copiedAlong } from './yaml/copied-along.ts';
import { docs as curlyQuotes } from './yaml/curly-quotes.ts';
import { docs as duplicateKey } from './yaml/duplicate-key.ts';
import { docs as invalidKey } from './yaml/invalid-key.ts';
import { docs as invalidMerge } from './yaml/invalid-merge.ts';
import { docs as invalidTag } from './yaml/invalid-tag.ts';
import { docs as invisibleCharacter } from './yaml/invisible-character.ts';
import { docs as keyReadOtherwise } from './yaml/key-read-otherwise.ts';
import { docs as missingSeparator } from './yaml/missing-separator.ts';
import { docs as octalNumber } from './yaml/octal-number.ts';
import { docs as unknownAlias } from './yaml/unknown-alias.ts';
import { docs as unrenderedTemplate } from './yaml/unrendered-template.ts';
import { docs as yamlDirective } from './yaml/yaml-directive.ts';
import { docs as yamlEncoding } from './yaml/yaml-encoding.ts';
import { docs as yamlLimit } from './yaml/yaml-limit.ts';
import { docs as yamlSyntax } from './yaml/yaml-syntax.ts';
import { docs as yamlTab } from './yaml/yaml-tab.ts';
import { docs as deprecatedApi } from './schema/deprecated-api.ts';
import { docs as invalidBase64 } from './schema/invalid-base64.ts';
import { docs as invalidQuantity } from './schema/invalid-quantity.ts';
import { docs as invalidTime } from './schema/invalid-time.ts';
import { docs as missingField } from './schema/missing-field.ts';
import { docs as missingIdentity } from './schema/missing-identity.ts';
import { docs as notAManifest } from './schema/not-a-manifest.ts';
import { docs as notAnObject } from './schema/not-an-object.ts';
import { docs as removedApi } from './schema/removed-api.ts';
import { docs as unknownField } from './schema/unknown-field.ts';
import { docs as unknownKind } from './schema/unknown-kind.ts';
import { docs as unknownValue } from './schema/unknown-value.ts';
import { docs as wrongType } from './schema/wrong-type.ts';
import { docs as annotationValue } from './server/annotation-value.ts';
import { docs as claimSettings } from './server/claim-settings.ts';
import { docs as clusterIps } from './server/cluster-ips.ts';
import { docs as downwardField } from './server/downward-field.ts';
import { docs as duplicateName } from './server/duplicate-name.ts';
import { docs as duplicatePort } from './server/duplicate-port.ts';
import { docs as ephemeralClaim } from './server/ephemeral-claim.ts';
import { docs as hostNamespaces } from './server/host-namespaces.ts';
import { docs as ingressClass } from './server/ingress-class.ts';
import { docs as ingressHost } from './server/ingress-host.ts';
import { docs as ingressPath } from './server/ingress-path.ts';
import { docs as invalidAddress } from './server/invalid-address.ts';
import { docs as invalidAnnotation } from './server/invalid-annotation.ts';
import { docs as invalidAutoscaler } from './server/invalid-autoscaler.ts';
import { docs as invalidDataKey } from './server/invalid-data-key.ts';
import { docs as invalidFileMode } from './server/invalid-file-mode.ts';
import { docs as invalidHost } from './server/invalid-host.ts';
import { docs as invalidIpBlock } from './server/invalid-ip-block.ts';
import { docs as invalidJob } from './server/invalid-job.ts';
import { docs as invalidLabel } from './server/invalid-label.ts';
import { docs as invalidName } from './server/invalid-name.ts';
import { docs as invalidOwner } from './server/invalid-owner.ts';
import { docs as invalidPath } from './server/invalid-path.ts';
import { docs as invalidPortName } from './server/invalid-port-name.ts';
import { docs as invalidResources } from './server/invalid-resources.ts';
import { docs as invalidSchedule } from './server/invalid-schedule.ts';
import { docs as invalidStrategy } from './server/invalid-strategy.ts';
import { docs as invalidToleration } from './server/invalid-toleration.ts';
import { docs as jobFailurePolicy } from './server/job-failure-policy.ts';
import { docs as legacyVolume } from './server/legacy-volume.ts';
import { docs as limitRange } from './server/limit-range.ts';
import { docs as matchExpressionValues } from './server/match-expression-values.ts';
import { docs as missingName } from './server/missing-name.ts';
import { docs as missingPortName } from './server/missing-port-name.ts';
import { docs as missingValue } from './server/missing-value.ts';
import { docs as mountConflict } from './server/mount-conflict.ts';
import { docs as networkPolicyPorts } from './server/network-policy-ports.ts';
import { docs as nodePortOutOfRange } from './server/node-port-out-of-range.ts';
import { docs as numberOutOfRange } from './server/number-out-of-range.ts';
import { docs as oneOf } from './server/one-of.ts';
import { docs as podResources } from './server/pod-resources.ts';
import { docs as podSecurityLabel } from './server/pod-security-label.ts';
import { docs as podSettings } from './server/pod-settings.ts';
import { docs as portOutOfRange } from './server/port-out-of-range.ts';
import { docs as probeConflict } from './server/probe-conflict.ts';
import { docs as repeatedVariable } from './server/repeated-variable.ts';
import { docs as restartPolicy } from './server/restart-policy.ts';
import { docs as roleBinding } from './server/role-binding.ts';
import { docs as secretType } from './server/secret-type.ts';
import { docs as securityContext } from './server/security-context.ts';
import { docs as selectorMismatch } from './server/selector-mismatch.ts';
import { docs as serviceType } from './server/service-type.ts';
import { docs as topologySpread } from './server/topology-spread.ts';
import { docs as unknownVolume } from './server/unknown-volume.ts';
import { docs as unsupportedValue } from './server/unsupported-value.ts';
import { docs as volumeSource } from './server/volume-source.ts';
import { docs as windowsPod } from './server/windows-pod.ts';
import { docs as duplicateObject } from './bundle/duplicate-object.ts';
import { docs as governingService } from './bundle/governing-service.ts';
import { docs as nodePortConflict } from './bundle/node-port-conflict.ts';
import { docs as policySelectsNoPod } from './bundle/policy-selects-no-pod.ts';
import { docs as selectorOverlap } from './bundle/selector-overlap.ts';
import { docs as serviceSelectsNoPod } from './bundle/service-selects-no-pod.ts';
import { docs as unboundClaim } from './bundle/unbound-claim.ts';
import { docs as unfitSecret } from './bundle/unfit-secret.ts';
import { docs as unknownBackend } from './bundle/unknown-backend.ts';
import { docs as unknownOrdinal } from './bundle/unknown-ordinal.ts';
import { docs as unknownProbePort } from './bundle/unknown-probe-port.ts';
import { docs as unknownReference } from './bundle/unknown-reference.ts';
import { docs as unknownScaleTarget } from './bundle/unknown-scale-target.ts';
import { docs as unknownTargetPort } from './bundle/unknown-target-port.ts';
import { docs as unscalableTarget } from './bundle/unscalable-target.ts';
import { docs as commandLine } from './advice/command-line.ts';
import { docs as imageTag } from './advice/image-tag.ts';
import { docs as malformedImage } from './advice/malformed-image.ts';
import { docs as missingReadinessProbe } from './advice/missing-readiness-probe.ts';
import { docs as oddAmount } from './advice/odd-amount.ts';
import { docs as unlabelledPod } from './advice/unlabelled-pod.ts';

export const ruleDocs: Readonly<Record<string, RuleDocs>> = {
  'copied-along': copiedAlong,
  'curly-quotes': curlyQuotes,
  'duplicate-key': duplicateKey,
  'invalid-key': invalidKey,
  'invalid-merge': invalidMerge,
  'invalid-tag': invalidTag,
  'invisible-character': invisibleCharacter,
  'key-read-otherwise': keyReadOtherwise,
  'missing-separator': missingSeparator,
  'octal-number': octalNumber,
  'unknown-alias': unknownAlias,
  'unrendered-template': unrenderedTemplate,
  'yaml-directive': yamlDirective,
  'yaml-encoding': yamlEncoding,
  'yaml-limit': yamlLimit,
  'yaml-syntax': yamlSyntax,
  'yaml-tab': yamlTab,
  'deprecated-api': deprecatedApi,
  'invalid-base64': invalidBase64,
  'invalid-quantity': invalidQuantity,
  'invalid-time': invalidTime,
  'missing-field': missingField,
  'missing-identity': missingIdentity,
  'not-a-manifest': notAManifest,
  'not-an-object': notAnObject,
  'removed-api': removedApi,
  'unknown-field': unknownField,
  'unknown-kind': unknownKind,
  'unknown-value': unknownValue,
  'wrong-type': wrongType,
  'annotation-value': annotationValue,
  'claim-settings': claimSettings,
  'cluster-ips': clusterIps,
  'downward-field': downwardField,
  'duplicate-name': duplicateName,
  'duplicate-port': duplicatePort,
  'ephemeral-claim': ephemeralClaim,
  'host-namespaces': hostNamespaces,
  'ingress-class': ingressClass,
  'ingress-host': ingressHost,
  'ingress-path': ingressPath,
  'invalid-address': invalidAddress,
  'invalid-annotation': invalidAnnotation,
  'invalid-autoscaler': invalidAutoscaler,
  'invalid-data-key': invalidDataKey,
  'invalid-file-mode': invalidFileMode,
  'invalid-host': invalidHost,
  'invalid-ip-block': invalidIpBlock,
  'invalid-job': invalidJob,
  'invalid-label': invalidLabel,
  'invalid-name': invalidName,
  'invalid-owner': invalidOwner,
  'invalid-path': invalidPath,
  'invalid-port-name': invalidPortName,
  'invalid-resources': invalidResources,
  'invalid-schedule': invalidSchedule,
  'invalid-strategy': invalidStrategy,
  'invalid-toleration': invalidToleration,
  'job-failure-policy': jobFailurePolicy,
  'legacy-volume': legacyVolume,
  'limit-range': limitRange,
  'match-expression-values': matchExpressionValues,
  'missing-name': missingName,
  'missing-port-name': missingPortName,
  'missing-value': missingValue,
  'mount-conflict': mountConflict,
  'network-policy-ports': networkPolicyPorts,
  'node-port-out-of-range': nodePortOutOfRange,
  'number-out-of-range': numberOutOfRange,
  'one-of': oneOf,
  'pod-resources': podResources,
  'pod-security-label': podSecurityLabel,
  'pod-settings': podSettings,
  'port-out-of-range': portOutOfRange,
  'probe-conflict': probeConflict,
  'repeated-variable': repeatedVariable,
  'restart-policy': restartPolicy,
  'role-binding': roleBinding,
  'secret-type': secretType,
  'security-context': securityContext,
  'selector-mismatch': selectorMismatch,
  'service-type': serviceType,
  'topology-spread': topologySpread,
  'unknown-volume': unknownVolume,
  'unsupported-value': unsupportedValue,
  'volume-source': volumeSource,
  'windows-pod': windowsPod,
  'duplicate-object': duplicateObject,
  'governing-service': governingService,
  'node-port-conflict': nodePortConflict,
  'policy-selects-no-pod': policySelectsNoPod,
  'selector-overlap': selectorOverlap,
  'service-selects-no-pod': serviceSelectsNoPod,
  'unbound-claim': unboundClaim,
  'unfit-secret': unfitSecret,
  'unknown-backend': unknownBackend,
  'unknown-ordinal': unknownOrdinal,
  'unknown-probe-port': unknownProbePort,
  'unknown-reference': unknownReference,
  'unknown-scale-target': unknownScaleTarget,
  'unknown-target-port': unknownTargetPort,
  'unscalable-target': unscalableTarget,
  'command-line': commandLine,
  'image-tag': imageTag,
  'malformed-image': malformedImage,
  'missing-readiness-probe': missingReadinessProbe,
  'odd-amount': oddAmount,
  'unlabelled-pod': unlabelledPod,
};
