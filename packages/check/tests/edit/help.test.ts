import { describe, expect, test } from 'vitest';
import { helpAt } from '../../src/edit/index.ts';
import { loadFieldReference } from '../../src/fields/index.ts';

const reference = await loadFieldReference();

/** The path of the key that is explained where `▮` stands, and its field. */
function at(text: string): string | undefined {
  const found = helpAt(text.replace('▮', ''), text.indexOf('▮'), reference);
  return (
    found &&
    [found.key.path.join('.'), found.field && `${found.field.owner}.${found.field.name}`].filter(Boolean).join(' ')
  );
}

const POD = 'apiVersion: v1\nkind: Pod\n';

describe('help at an offset', () => {
  test('is of the key there, from its start to its end, or of the one whose value is there', () => {
    expect(at(`${POD}▮spec: {}\n`)).toBe('spec core/v1.Pod.spec');
    expect(at(`${POD}spec▮: {}\n`)).toBe('spec core/v1.Pod.spec');
    expect(at(`${POD}spec:\n  restartPolicy: Al▮ways\n`)).toBe('spec.restartPolicy core/v1.PodSpec.restartPolicy');
    expect(at(`${POD}spec: {hostNetwork: true, restartPolicy: Al▮ways}\n`)).toBe(
      'spec.restartPolicy core/v1.PodSpec.restartPolicy',
    );
  });

  test('is not of indentation, comments, and lines without a key', () => {
    expect(at(`${POD}spec:\n ▮ restartPolicy: Always\n`)).toBeUndefined();
    expect(at(`${POD}spec: {} # sp▮ec\n`)).toBeUndefined();
    expect(at('apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    spec▮\n')).toBeUndefined();
    expect(at('')).toBeUndefined();
  });

  test('knows names that authors choose, misspelt keys, and each document by itself', () => {
    expect(at('apiVersion: v1\nkind: ConfigMap\ndata: {P▮ORT: "1"}\n')).toBe('data.PORT core/v1.ConfigMap.data');
    expect(at(`${POD}metdata▮: {}\n`)).toBe('metdata core/v1.Pod.metadata');
    expect(at(`${POD}color▮: red\n`)).toBe('color');
    expect(at(`${POD}---\napiVersion: v1\r\nkind: Service\r\nspec:\r\n  type▮: NodePort\r\n`)).toBe(
      'spec.type core/v1.ServiceSpec.type',
    );
    expect(at('{"apiVersion": "v1", "kind": "Pod", "spec": {"hostPID": tr▮ue}}')).toBe(
      'spec.hostPID core/v1.PodSpec.hostPID',
    );
  });

  test('is there while a line cannot be read', () => {
    expect(at(`${POD}spec: => two\n  containers▮:\n    - name: db\n`)).toBe(
      'spec.containers core/v1.PodSpec.containers',
    );
  });
});
