import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { grouped, nameOf, nameSpot, relatedTo } from '../support/bundles.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { amounts } from '../support/resources.ts';
import { field, fieldAt, rootSpot, type Spot, text } from '../support/spot.ts';

const specOf = (resource: Resource): Spot | undefined => fieldAt(rootSpot(resource), 'spec');

/** The keys by which a claim finds a volume: its name, and the claim that it names. */
function keysOf(volume: Resource): string[] {
  const claim = fieldAt(specOf(volume), 'claimRef');
  return [volume.name, `${text(claim, 'namespace')}/${text(claim, 'name')}`];
}

function reportPair(bundle: Bundle, claim: Resource, volume: Resource): void {
  const [wanted, given] = [specOf(claim), specOf(volume)];
  const say = (spot: Spot | undefined, other: Spot | undefined, message: Localized, hint: Localized): void =>
    bundle.report(
      claim,
      finding(spot ?? nameSpot(claim), message, hint, {
        related: relatedTo(volume, other ?? nameSpot(volume), '이 볼륨입니다.', 'That volume.'),
      }),
    );
  const classes = [wanted, given].map((spec) => text(spec, 'storageClassName') ?? '') as [string, string];
  const spots = [field(wanted, 'storageClassName'), field(given, 'storageClassName')];
  if (classes[0] !== classes[1]) {
    say(
      spots[0],
      spots[1],
      {
        ko: `${nameOf(volume)}에 바인딩되지 않습니다. 클레임의 스토리지 클래스는 ${quote(classes[0])}, 볼륨은 ${quote(classes[1])}입니다.`,
        en: `This claim is not bound to ${nameOf(volume)}: its storage class is ${quote(classes[0])}, but the volume has ${quote(classes[1])}.`,
      },
      { ko: '둘의 `storageClassName`을 같게 하십시오.', en: 'Give both the same `storageClassName`.' },
    );
  }
  const request = amounts(fieldAt(wanted, 'resources', 'requests')).get('storage');
  const capacity = amounts(field(given, 'capacity')).get('storage');
  if (!request || !capacity || request.value <= capacity.value) return;
  say(
    request.spot,
    capacity.spot,
    {
      ko: `${nameOf(volume)}의 용량보다 많이 요청합니다.`,
      en: `This requests more than the capacity of ${nameOf(volume)}.`,
    },
    { ko: '볼륨의 `capacity` 이하로 적으십시오.', en: 'Request no more than the `capacity` of the volume.' },
  );
}

export const rule: Rule = {
  id: 'unbound-claim',
  class: 'bundle',
  severity: 'warning',
  bundle: (bundle) => {
    const ofKind = (kind: string): Resource[] => bundle.resources.filter((resource) => resource.kind === kind);
    const claims = ofKind('PersistentVolumeClaim');
    const volumes = ofKind('PersistentVolume');
    const byKey = grouped(volumes, keysOf);
    for (const claim of claims) {
      const name = text(specOf(claim), 'volumeName');
      const [named] = byKey.get(name ?? `${claim.namespace}/${claim.name}`) ?? [];
      // If neither names the other, they belong together only when there is one of each.
      const volume =
        named ?? (name === undefined && claims.length === 1 && volumes.length === 1 ? volumes[0] : undefined);
      if (volume) reportPair(bundle, claim, volume);
    }
  },
};

/* @__NO_SIDE_EFFECTS__ */
const pair = (size: string, volumeClass: string): string => `apiVersion: v1
kind: PersistentVolume
metadata:
  name: disk
spec:
  storageClassName: ${volumeClass}
  capacity:
    storage: 1Gi
  accessModes: [ReadWriteOnce]
  hostPath:
    path: /data
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  storageClassName: manual
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: ${size}
`;

export const docs: RuleDocs = {
  title: { ko: '클레임이 볼륨에 바인딩되지 않습니다', en: 'A claim is not bound to its volume' },
  text: {
    ko: '클레임은 스토리지 클래스가 같고 용량이 충분한 볼륨에만 바인딩됩니다. 그렇지 않으면 Pending 상태로 남거나, 프로비저너가 다른 볼륨을 만듭니다. 의도한 설정일 수 있으므로 경고만 합니다.',
    en: 'A claim is bound only to a volume that has the same storage class and is large enough. Otherwise it stays Pending, or a provisioner creates another volume. That may be intended, so this is only a warning.',
  },
  fails: [
    { manifest: pair('10Gi', 'manual'), at: 'spec.resources.requests.storage' },
    { manifest: pair('1Gi', 'standard'), at: 'spec.storageClassName' },
  ],
  passes: [pair('1Gi', 'manual')],
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding',
};
