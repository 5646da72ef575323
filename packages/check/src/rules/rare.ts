// Written by `npm run rules` from the files beside it.
// biome-ignore-all format: one rule a line
// biome-ignore-all assist/source/organizeImports: in the order of classes
import type { Rule } from '../rule.ts';
import { rule as deprecatedApi } from './schema/deprecated-api.ts';
import { rule as removedApi } from './schema/removed-api.ts';
import { rule as unknownKind } from './schema/unknown-kind.ts';
import { rule as annotationValue } from './server/annotation-value.ts';
import { rule as downwardField } from './server/downward-field.ts';
import { rule as ephemeralClaim } from './server/ephemeral-claim.ts';
import { rule as hostNamespaces } from './server/host-namespaces.ts';
import { rule as ingressClass } from './server/ingress-class.ts';
import { rule as ingressHost } from './server/ingress-host.ts';
import { rule as ingressPath } from './server/ingress-path.ts';
import { rule as invalidAutoscaler } from './server/invalid-autoscaler.ts';
import { rule as invalidIpBlock } from './server/invalid-ip-block.ts';
import { rule as invalidJob } from './server/invalid-job.ts';
import { rule as invalidSchedule } from './server/invalid-schedule.ts';
import { rule as invalidToleration } from './server/invalid-toleration.ts';
import { rule as jobFailurePolicy } from './server/job-failure-policy.ts';
import { rule as legacyVolume } from './server/legacy-volume.ts';
import { rule as mountConflict } from './server/mount-conflict.ts';
import { rule as networkPolicyPorts } from './server/network-policy-ports.ts';
import { rule as topologySpread } from './server/topology-spread.ts';
import { rule as windowsPod } from './server/windows-pod.ts';
import { rule as governingService } from './bundle/governing-service.ts';
import { rule as policySelectsNoPod } from './bundle/policy-selects-no-pod.ts';
import { rule as unfitSecret } from './bundle/unfit-secret.ts';
import { rule as unknownBackend } from './bundle/unknown-backend.ts';
import { rule as unknownOrdinal } from './bundle/unknown-ordinal.ts';
import { rule as unknownReference } from './bundle/unknown-reference.ts';
import { rule as unknownScaleTarget } from './bundle/unknown-scale-target.ts';
import { rule as unscalableTarget } from './bundle/unscalable-target.ts';

export const rules: readonly Rule[] = [
  deprecatedApi,
  removedApi,
  unknownKind,
  annotationValue,
  downwardField,
  ephemeralClaim,
  hostNamespaces,
  ingressClass,
  ingressHost,
  ingressPath,
  invalidAutoscaler,
  invalidIpBlock,
  invalidJob,
  invalidSchedule,
  invalidToleration,
  jobFailurePolicy,
  legacyVolume,
  mountConflict,
  networkPolicyPorts,
  topologySpread,
  windowsPod,
  governingService,
  policySelectsNoPod,
  unfitSecret,
  unknownBackend,
  unknownOrdinal,
  unknownReference,
  unknownScaleTarget,
  unscalableTarget,
];
