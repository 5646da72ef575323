import { expect, test } from 'vitest';
import { ImageLedger } from '../../../../src/cluster/kubectl/images.ts';

const STAND_IN = `sha256:${'a'.repeat(64)}`;
const PUBLISHED = `sha256:${'b'.repeat(64)}`;

function pod(image: string, imageID: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'echo' },
    spec: { containers: [{ name: 'app', image }] },
    status: { containerStatuses: [{ name: 'app', imageID }] },
  };
}

test('an image is noted as the manifest names it, by the digest that ran, and as a stand-in when it is one', () => {
  const ledger = new ImageLedger(new Set([STAND_IN]));
  ledger.see(pod('redis', `docker.io/library/redis@${STAND_IN}`));
  ledger.see(pod('ghcr.io/subicura/echo:v1', `ghcr.io/subicura/echo@${PUBLISHED}`));
  ledger.see(pod('redis', `docker.io/library/redis@${STAND_IN}`));
  expect(ledger.uses()).toEqual([
    { reference: 'ghcr.io/subicura/echo:v1', digest: PUBLISHED, standIn: false },
    { reference: 'redis', digest: STAND_IN, standIn: true },
  ]);
});

test('an image that was never pulled is not noted', () => {
  const ledger = new ImageLedger(new Set());
  ledger.see(pod('ghcr.io/subicura/echo:no-such-tag', ''));
  ledger.see({ ...pod('redis', ''), status: {} });
  expect(ledger.uses()).toEqual([]);
});
