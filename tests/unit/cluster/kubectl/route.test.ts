import { describe, expect, test } from 'vitest';
import { routeTo, type ServiceObject, urlOf } from '../../../../src/cluster/kubectl/route.ts';

function service(spec: Partial<ServiceObject['spec']>, address?: { ip?: string; hostname?: string }): ServiceObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'ClusterIP', clusterIP: '10.96.0.7', ports: [{ port: 80 }], ...spec },
    status: address ? { loadBalancer: { ingress: [address] } } : {},
  };
}
const nodePort = { type: 'NodePort', ports: [{ port: 80, nodePort: 31000 }] };
const balanced = { type: 'LoadBalancer', ports: [{ port: 80, nodePort: 31000 }] };

describe('the way to a Service', () => {
  test('follows its type when the step does not say', () => {
    expect(routeTo(service({}), {}, '172.18.0.2')).toEqual({ host: '10.96.0.7', port: 80, from: 'inside' });
    expect(routeTo(service(nodePort), {}, '172.18.0.2')).toEqual({ host: '172.18.0.2', port: 31000, from: 'host' });
    expect(routeTo(service(balanced, { ip: '172.18.255.200' }), {}, '172.18.0.2')).toEqual({
      host: '172.18.255.200',
      port: 80,
      from: 'host',
    });
  });

  test('goes where the step says', () => {
    const all = service(balanced, { hostname: 'lb.example' });
    expect(routeTo(all, { via: 'cluster' }, undefined).from).toBe('inside');
    expect(routeTo(all, { via: 'node' }, '10.0.0.1').port).toBe(31000);
    expect(routeTo(all, { via: 'load-balancer' }, undefined).host).toBe('lb.example');
  });

  test('takes a port by number or name', () => {
    const two = service({
      ports: [
        { name: 'http', port: 80 },
        { name: 'metrics', port: 9090 },
      ],
    });
    expect(routeTo(two, { port: 'metrics' }, undefined).port).toBe(9090);
    expect(routeTo(two, { port: 80 }, undefined).port).toBe(80);
    expect(() => routeTo(two, {}, undefined)).toThrow(
      'the Service web has the ports http, metrics; name one with `port`',
    );
    expect(() => routeTo(two, { port: 8080 }, undefined)).toThrow('has no port 8080; it has http, metrics');
  });

  test.each([
    [service(balanced), { via: undefined }, 'has no load balancer address'],
    [service({}), { via: 'node' }, 'has no node port; its type is ClusterIP'],
    [service({ clusterIP: 'None' }), { via: 'cluster' }, 'has no cluster IP'],
  ] as const)('says why there is none (%#)', (object, request, message) => {
    expect(() => routeTo(object, request, '172.18.0.2')).toThrow(message);
  });

  test('an IPv6 address takes brackets in a URL', () => {
    expect(urlOf({ host: 'fd00::7', port: 80, from: 'inside' })).toBe('http://[fd00::7]:80');
    expect(urlOf({ host: '10.96.0.7', port: 80, from: 'inside' })).toBe('http://10.96.0.7:80');
  });
});
