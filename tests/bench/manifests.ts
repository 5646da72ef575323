import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Write `count` small manifests that nothing is to be said about, one document a file, of the kinds that notes use; return how many documents. */
export function writeManifests(folder: string, count: number): number {
  for (let index = 0; index < count; index += 1) {
    const group = join(folder, String(Math.floor(index / 500)).padStart(3, '0'));
    if (index % 500 === 0) mkdirSync(group, { recursive: true });
    writeFileSync(join(group, `${index}.yaml`), KINDS[index % KINDS.length]!(`app-${index}`));
  }
  return count;
}

const KINDS: readonly ((name: string) => string)[] = [
  (name) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  containers:
    - name: app
      image: ghcr.io/example/app:v1
      env:
        - name: REDIS_HOST
          value: localhost
    - name: db
      image: redis:7
`,
  (name) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: ${name}
      tier: app
  template:
    metadata:
      labels:
        app: ${name}
        tier: app
    spec:
      containers:
        - name: app
          image: ghcr.io/example/app:v1
          ports:
            - name: http
              containerPort: 3000
          readinessProbe:
            httpGet:
              path: /
              port: http
          resources:
            requests: {cpu: 50m, memory: 32Mi}
            limits: {memory: 64Mi}
`,
  (name) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  type: NodePort
  ports:
    - port: 3000
      targetPort: 3000
      protocol: TCP
`,
  (name) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  level: debug
  app.conf: |
    listen = 8080
    workers = 2
`,
  (name) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
spec:
  podSelector: {}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.0/8
      ports:
        - protocol: TCP
          port: 3000
`,
];
