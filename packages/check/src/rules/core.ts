// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';
import { rule as invisibleCharacter } from './yaml/invisible-character.ts';
import { rule as keyReadOtherwise } from './yaml/key-read-otherwise.ts';
import { rule as octalNumber } from './yaml/octal-number.ts';
import { rule as invalidBase64 } from './schema/invalid-base64.ts';
import { rule as invalidQuantity } from './schema/invalid-quantity.ts';
import { rule as invalidTime } from './schema/invalid-time.ts';
import { rule as claimSettings } from './server/claim-settings.ts';
import { rule as clusterIps } from './server/cluster-ips.ts';
import { rule as duplicateName } from './server/duplicate-name.ts';
import { rule as duplicatePort } from './server/duplicate-port.ts';
import { rule as invalidAddress } from './server/invalid-address.ts';
import { rule as invalidAnnotation } from './server/invalid-annotation.ts';
import { rule as invalidDataKey } from './server/invalid-data-key.ts';
import { rule as invalidFileMode } from './server/invalid-file-mode.ts';
import { rule as invalidHost } from './server/invalid-host.ts';
import { rule as invalidLabel } from './server/invalid-label.ts';
import { rule as invalidName } from './server/invalid-name.ts';
import { rule as invalidOwner } from './server/invalid-owner.ts';
import { rule as invalidPath } from './server/invalid-path.ts';
import { rule as invalidPortName } from './server/invalid-port-name.ts';
import { rule as invalidResources } from './server/invalid-resources.ts';
import { rule as invalidStrategy } from './server/invalid-strategy.ts';
import { rule as matchExpressionValues } from './server/match-expression-values.ts';
import { rule as missingName } from './server/missing-name.ts';
import { rule as missingPortName } from './server/missing-port-name.ts';
import { rule as missingValue } from './server/missing-value.ts';
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
import { rule as secretType } from './server/secret-type.ts';
import { rule as securityContext } from './server/security-context.ts';
import { rule as selectorMismatch } from './server/selector-mismatch.ts';
import { rule as serviceType } from './server/service-type.ts';
import { rule as unknownVolume } from './server/unknown-volume.ts';
import { rule as unsupportedValue } from './server/unsupported-value.ts';
import { rule as volumeSource } from './server/volume-source.ts';
import { rule as duplicateObject } from './bundle/duplicate-object.ts';
import { rule as nodePortConflict } from './bundle/node-port-conflict.ts';
import { rule as selectorOverlap } from './bundle/selector-overlap.ts';
import { rule as serviceSelectsNoPod } from './bundle/service-selects-no-pod.ts';
import { rule as unknownProbePort } from './bundle/unknown-probe-port.ts';
import { rule as unknownTargetPort } from './bundle/unknown-target-port.ts';
import { rule as commandLine } from './advice/command-line.ts';
import { rule as imageTag } from './advice/image-tag.ts';
import { rule as malformedImage } from './advice/malformed-image.ts';
import { rule as missingReadinessProbe } from './advice/missing-readiness-probe.ts';
import { rule as oddAmount } from './advice/odd-amount.ts';
import { rule as unlabelledPod } from './advice/unlabelled-pod.ts';

export const rules: readonly Rule[] = [
  invisibleCharacter,
  keyReadOtherwise,
  octalNumber,
  invalidBase64,
  invalidQuantity,
  invalidTime,
  claimSettings,
  clusterIps,
  duplicateName,
  duplicatePort,
  invalidAddress,
  invalidAnnotation,
  invalidDataKey,
  invalidFileMode,
  invalidHost,
  invalidLabel,
  invalidName,
  invalidOwner,
  invalidPath,
  invalidPortName,
  invalidResources,
  invalidStrategy,
  matchExpressionValues,
  missingName,
  missingPortName,
  missingValue,
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
  secretType,
  securityContext,
  selectorMismatch,
  serviceType,
  unknownVolume,
  unsupportedValue,
  volumeSource,
  duplicateObject,
  nodePortConflict,
  selectorOverlap,
  serviceSelectsNoPod,
  unknownProbePort,
  unknownTargetPort,
  commandLine,
  imageTag,
  malformedImage,
  missingReadinessProbe,
  oddAmount,
  unlabelledPod,
];
