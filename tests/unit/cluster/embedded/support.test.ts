import { beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedImage } from '../../../../src/cluster/embedded/simulated-image.ts';
import { requireSupported } from '../../../../src/cluster/embedded/support/index.ts';
import { type KubeObject, Unsupported } from '../../../../src/cluster/engine.ts';
import { startEmbedded } from '../../verify/helpers.ts';

let images: readonly SimulatedImage[];
beforeAll(async () => {
  // The engine lets Node read webernetes, which the images of the log import.
  await (await startEmbedded()).close();
  images = (await import('../../../../images/index.ts')).default;
});

type Fields = Record<string, unknown>;

const container = (fields: Fields = {}): Fields => ({ name: 'app', image: 'ghcr.io/subicura/echo:v1', ...fields });
const pod = (fields: Fields = {}): Fields => ({ containers: [container()], ...fields });
const object = (spec: Fields): KubeObject => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec });
/** A container whose script is this one. */
const script = (text: string, fields: Fields = {}) =>
  pod({ containers: [container({ args: ['sh', '-c', text], ...fields })] });
const mounted = { volumeMounts: [{ name: 'data', mountPath: '/data/' }] };

/** What is said of a Pod; nothing where it is simulated. */
function said(spec: Fields): string | undefined {
  try {
    requireSupported(object(spec), images);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Unsupported);
    const { said } = error as Unsupported;
    expect(said.ko).toMatch(/^Pod\/a: 시뮬레이션하지 않습니다: /);
    return said.en.replace(/^Pod\/a: not simulated: /, '');
  }
}

describe('what is simulated', () => {
  it.each<[string, Fields]>([
    ['the program of an image', pod()],
    ['the same, named', pod({ containers: [container({ args: ['node', 'app.js'] })] })],
    ['without its entrypoint', pod({ containers: [container({ command: ['node'], args: ['app.js'] })] })],
    ['a tag that nobody has', pod({ containers: [container({ image: 'ghcr.io/subicura/echo:v9' })] })],
    ['a tool', pod({ containers: [container({ command: ['/bin/sleep'], args: ['5'] })] })],
    [
      'a value known at run time',
      pod({ containers: [container({ command: ['echo', '$(A)'], env: [{ name: 'A', value: 'b' }] })] }),
    ],
    ['a value that the manifest gives', script('$(RUN)', { env: [{ name: 'RUN', value: 'echo a' }] })],
    ['$(…) of the shell beside envFrom', script('echo $(date)', { envFrom: [{ configMapRef: { name: 'a' } }] })],
    ['a variable from envFrom', script('echo $ANY', { envFrom: [{ configMapRef: { name: 'a' } }] })],
    ['a variable that is set', script(`A=1; echo $A $HOSTNAME $REDIS_SERVICE_HOST \${B:-none}`)],
    ['files of a mount and of /tmp', script('cat /data/a > /tmp/b; echo $(ls /data)', mounted)],
    [
      'probes and hooks',
      pod({
        containers: [
          container({
            ...mounted,
            livenessProbe: { exec: { command: ['cat', '/data/a'] } },
            lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
          }),
        ],
      }),
    ],
    [
      'a probe whose command the image does not have',
      pod({
        containers: [container({ image: 'redis', livenessProbe: { exec: { command: ['nc', '-z', 'a', '1'] } } })],
      }),
    ],
    [
      'requests that fit on any node',
      pod({ containers: [container({ resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: 4 } } })] }),
    ],
    [
      'redis-cli ping',
      pod({ containers: [container({ image: 'redis', livenessProbe: { exec: { command: ['redis-cli', 'ping'] } } })] }),
    ],
    [
      'volumes',
      pod({
        volumes: [
          { name: 'a', emptyDir: { medium: 'Memory' } },
          {
            name: 'b',
            configMap: { name: 'b', items: [{ key: 'a', path: 'b', mode: 256 }], defaultMode: 256, optional: true },
          },
          { name: 'c', secret: { secretName: 'c' } },
        ],
      }),
    ],
    ['init containers', pod({ initContainers: [container()] })],
  ])('%s', (_what, spec) => {
    expect(said(spec)).toBeUndefined();
  });
});

describe('what is not simulated is refused by name', () => {
  const volume = (source: Fields) => pod({ volumes: [{ name: 'a', ...source }] });
  it.each<[Fields, string]>([
    [pod({ containers: [container({ image: 'nginx' })] }), 'the image nginx'],
    [pod({ containers: [container({ image: 'busybox:1.36' })] }), 'the image busybox:1.36'],
    [pod({ containers: [container({ image: 'localhost:5000/echo' })] }), 'the image localhost:5000/echo'],
    [volume({ hostPath: { path: '/a' } }), 'volumes.hostPath'],
    [volume({ persistentVolumeClaim: { claimName: 'a' } }), 'volumes.persistentVolumeClaim'],
    [volume({ projected: { sources: [] } }), 'volumes.projected'],
    [volume({ emptyDir: { sizeLimit: '1Mi' } }), 'volumes.emptyDir.sizeLimit'],
    [volume({ configMap: { name: 'a', later: true } }), 'volumes.configMap.later'],
    [volume({ secret: { secretName: 'a', items: [{ key: 'a', path: 'b', later: 1 }] } }), 'items.later'],
    [
      pod({ containers: [container({ volumeMounts: [{ name: 'a', mountPath: '/a', subPathExpr: '$(B)' }] })] }),
      'volumeMounts.subPathExpr',
    ],
    [
      pod({ containers: [container({ volumeMounts: [{ name: 'a', mountPath: '/a', mountPropagation: 'None' }] })] }),
      'volumeMounts.mountPropagation',
    ],
    [
      pod({
        containers: [
          container({
            volumeMounts: [
              { name: 'a', mountPath: '/a' },
              { name: 'b', mountPath: '/a/b' },
            ],
          }),
        ],
      }),
      'a volume that is mounted inside another',
    ],
    [pod({ containers: [container({ volumeDevices: [{ name: 'a', devicePath: '/a' }] })] }), 'volumeDevices'],
    [
      pod({
        containers: [container({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }] })],
      }),
      'env.valueFrom.resourceFieldRef',
    ],
    [
      pod({ containers: [container({ env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'a' } } }] })] }),
      'env.valueFrom.fileKeyRef',
    ],
    [pod({ containers: [container({ envFrom: [{ later: {} }] })] }), 'envFrom.later'],
    [pod({ initContainers: [container({ restartPolicy: 'Always' })] }), 'init containers that restart (sidecars)'],
    [pod({ initContainers: [container({ later: 1 })] }), 'initContainers.later'],
    [pod({ initContainers: [container({ image: 'nginx' })] }), 'the image nginx'],
    [pod({ securityContext: { runAsUser: 1000 } }), 'users and permissions of files'],
    [
      pod({ containers: [container({ securityContext: { readOnlyRootFilesystem: true } })] }),
      'users and permissions of files',
    ],
    [
      pod({ containers: [container({ terminationMessagePolicy: 'FallbackToLogsOnError' })] }),
      'a termination message from the log',
    ],
    [pod({ containers: [container({ livenessProbe: { grpc: { port: 1 } } })] }), 'gRPC probes'],
    [
      pod({ containers: [container({ resources: { requests: { cpu: 1000 } } })] }),
      'requests that may not fit on a node',
    ],
    [
      pod({ containers: [container({ resources: { limits: { memory: '2Gi' } } })] }),
      'requests that may not fit on a node',
    ],
    [pod({ nodeSelector: { a: 'b' }, hostNetwork: true }), 'node selection, the network of the node'],
    [pod({ containers: [container({ command: ['nginx', '-g'] })] }), 'the command `nginx -g`'],
    [pod({ containers: [container({ command: ['sh', '/data/run.sh'] })] }), 'the command `sh /data/run.sh`'],
    [
      pod({ containers: [container({ image: 'redis', args: ['redis-server', '--appendonly', 'yes'] })] }),
      'the command `docker-entrypoint.sh redis-server --appendonly yes`',
    ],
    [
      pod({ containers: [container({ image: 'redis', command: ['wget', '-qO-', 'http://a'] })] }),
      'the command `wget -qO- http://a`',
    ],
    [
      pod({ containers: [container({ livenessProbe: { exec: { command: ['ls', '-l', '/tmp'] } } })] }),
      'the command `ls -l /tmp`',
    ],
    [
      pod({ containers: [container({ lifecycle: { postStart: { exec: { command: ['node', 'a.js'] } } } })] }),
      'the command `node a.js`',
    ],
    [script('apk add curl'), 'the command `apk add curl`'],
    [script('$RUN', { env: [{ name: 'RUN', value: 'a' }] }), 'the command `$RUN`'],
    [script('echo "a\\nb"'), 'the command `echo a\\nb`'],
    [script('cat /etc/hosts'), 'the file /etc/hosts in the image'],
    [script('cat /data/../etc/hosts', mounted), 'the file /data/../etc/hosts in the image'],
    [script('cat app.js'), 'the file app.js in the image'],
    [script('echo a > /var/log/a'), 'the file /var/log/a in the image'],
    [
      script('[ -f $FILE ]', { env: [{ name: 'FILE', value: '/tmp/a' }] }),
      'a file name that is only known at run time, in `[ -f $FILE ]`',
    ],
    [script('echo $OTHER'), 'the variable OTHER, which the manifest does not set'],
    [script('for i in 1; do :; done'), 'for in a shell script'],
    [script('while true; do echo a; done | sort'), 'a loop before a pipe'],
    [script('echo $(cat /etc/hosts)'), 'the file /etc/hosts in the image'],
    [
      script('echo $(RUN)', { env: [{ name: 'RUN', valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } }] }),
      'a shell script from a ConfigMap or a Secret',
    ],
    [script('wget http://echo'), 'the command `wget http://echo`'],
    [script('wget -qO- https://echo'), 'the command `wget -qO- https://echo`'],
    [script('grep [a-z] /tmp/a'), '[ in a shell script'],
    [script('nslookup echo'), 'the command `nslookup echo`'],
    [pod({ dnsPolicy: 'Default' }), 'a DNS policy other than ClusterFirst'],
  ])('%j', (spec, text) => {
    expect(said(spec)).toBe(text);
  });

  it.each(['externalTrafficPolicy', 'internalTrafficPolicy'])('in a Service: %s', (policy) => {
    const service = (value: string) => ({ ...object({ [policy]: value }), kind: 'Service' });
    expect(() => requireSupported(service('Cluster'), images)).not.toThrow();
    expect(() => requireSupported(service('Local'), images)).toThrow(`Service/a: not simulated: ${policy}: Local`);
  });

  it('in the templates of controllers', () => {
    const deployment = { ...object({ template: { spec: pod({ hostPID: true }) } }), kind: 'Deployment' };
    expect(() => requireSupported(deployment, images)).toThrow(
      'Deployment/a: not simulated: the processes of the node',
    );
  });
});
