import type { Clock } from '@ngrok/webernetes';
import { describe, expect, it } from 'vitest';
import { type ConfigKind, ConfigObjects, decode } from '../../../../src/cluster/embedded/config-objects.ts';
import type { KubeObject } from '../../../../src/cluster/engine.ts';

const CLOCK = { now: () => new Date('2026-11-29T10:00:00.123Z') } as Clock;
const NAMESPACE = 'here';

function written(kind: ConfigKind, fields: object): KubeObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'a', namespace: NAMESPACE }, ...fields };
}

function applied(...objects: readonly KubeObject[]): ConfigObjects {
  const configs = new ConfigObjects(CLOCK);
  for (const object of objects) configs.apply(object);
  return configs;
}

describe('a ConfigMap', () => {
  it('has what the server adds', () => {
    const { metadata, data } = applied(written('ConfigMap', { data: { a: '1' } })).find('ConfigMap', NAMESPACE, 'a')!;
    expect(data).toEqual({ a: '1' });
    expect(metadata).toMatchObject({
      creationTimestamp: '2026-11-29T10:00:00Z',
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resourceVersion: '1',
    });
  });

  it('loses what the last apply set and this one does not, and keeps what others set', () => {
    const configs = applied(written('ConfigMap', { data: { a: '1', b: '2' } }));
    const before = configs.find('ConfigMap', NAMESPACE, 'a')!;
    configs.patch('ConfigMap', NAMESPACE, 'a', { data: { c: '3' }, metadata: { labels: { team: 'red' } } });
    configs.apply(written('ConfigMap', { data: { b: '4' } }));
    const after = configs.find('ConfigMap', NAMESPACE, 'a')!;
    expect(after.data).toEqual({ b: '4', c: '3' });
    expect(after.metadata).toMatchObject({ uid: before.metadata.uid, labels: { team: 'red' }, resourceVersion: '3' });
  });

  it('is removed a label by null', () => {
    const configs = applied(
      written('ConfigMap', { metadata: { name: 'a', namespace: NAMESPACE, labels: { a: 'b' } } }),
    );
    configs.patch('ConfigMap', NAMESPACE, 'a', { metadata: { labels: { a: null } } });
    expect(configs.find('ConfigMap', NAMESPACE, 'a')?.metadata.labels).toEqual({});
  });

  it('tells those who watch it of each change, and nobody of none', () => {
    const configs = applied(written('ConfigMap', { data: { a: '1' } }));
    const heard: string[] = [];
    const stop = configs.watch('ConfigMap', NAMESPACE, (type, { data }) => heard.push(`${type} ${data?.a}`));
    configs.watch('Secret', NAMESPACE, () => heard.push('another kind'));
    configs.watch('ConfigMap', 'there', () => heard.push('another namespace'));
    configs.apply(written('ConfigMap', { data: { a: '1' } }));
    configs.apply(written('ConfigMap', { data: { a: '2' } }));
    configs.remove('ConfigMap', NAMESPACE, 'a');
    configs.remove('ConfigMap', NAMESPACE, 'a');
    stop();
    configs.apply(written('ConfigMap', { data: { a: '3' } }));
    expect(heard).toEqual(['add 1', 'update 2', 'delete 2']);
  });

  it.each([
    ['data: Forbidden: field is immutable when `immutable` is set', { immutable: true, data: { a: '2' } }],
    ['immutable: Forbidden: field is immutable when `immutable` is set', { data: { a: '1' } }],
    [
      '\n* immutable: Forbidden: field is immutable when `immutable` is set\n* binaryData: Forbidden: field is immutable when `immutable` is set',
      { immutable: false, data: { a: '1' }, binaryData: { b: 'YQ==' } },
    ],
  ])('that is immutable refuses a change: %s', (said, fields) => {
    const configs = applied(written('ConfigMap', { immutable: true, data: { a: '1' } }));
    expect(() => configs.apply(written('ConfigMap', fields))).toThrow(`ConfigMap "a" is invalid: ${said}`);
    expect(configs.find('ConfigMap', NAMESPACE, 'a')?.data).toEqual({ a: '1' });
  });
});

describe('a Secret', () => {
  it('keeps text as base64 under data, which stringData overrides', () => {
    const { data, type, ...others } = applied(
      written('Secret', { stringData: { user: '관리자', both: 'text' }, data: { both: 'b2xk', key: 'a2V5' } }),
    ).find('Secret', NAMESPACE, 'a')!;
    expect(Object.entries(data!).map(([key, value]) => [key, decode(value)])).toEqual(
      expect.arrayContaining([
        ['user', '관리자'],
        ['both', 'text'],
        ['key', 'key'],
      ]),
    );
    expect(type).toBe('Opaque');
    expect(others).not.toHaveProperty('stringData');
  });

  it('keeps its type', () => {
    const configs = applied(written('Secret', {}));
    expect(() => configs.apply(written('Secret', { type: 'a/b' }))).toThrow(
      'Secret "a" is invalid: type: Invalid value: "a/b": field is immutable',
    );
  });
});
