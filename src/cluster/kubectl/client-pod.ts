import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@studylog/check/text';
import type { Api } from './api.ts';

const READY_MS = 120_000;

interface PodStatus {
  readonly status?: {
    readonly phase?: string;
    readonly containerStatuses?: readonly {
      readonly ready: boolean;
      readonly state?: { readonly waiting?: { readonly message?: string } };
    }[];
  };
}

/** A Pod of the run's own that does nothing, for commands to be run in. */
export interface ClientPod {
  readonly namespace: string;
  readonly name: string;
  readonly image: string;
  readonly command: string[];
}

/** Create the Pod and wait until it is ready. @throws Fault when it does not come up. */
export async function createClientPod(api: Api, { namespace, name, image, command }: ClientPod): Promise<void> {
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  await api.create(pods, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      containers: [{ name, image, command }],
    },
  });
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const { status } = await api.get<PodStatus>(`${pods}/${name}`);
    const container = status?.containerStatuses?.[0];
    if (container?.ready) return;
    if (Date.now() > deadline) {
      const why = container?.state?.waiting?.message ?? status?.phase ?? 'no status';
      throw new Fault({
        ko: `클러스터 안에서 요청을 보내는 파드(${image})가 시작되지 않았습니다: ${why}`,
        en: `the Pod that sends requests inside the cluster did not start (${image}): ${why}`,
      });
    }
    await pause(100);
  }
}
