import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Manifests that nothing is to be said about, one document a file. */
export type Kinds = readonly ((name: string) => string)[];

/** Write `count` manifests of these kinds in turn; return the mean size in bytes. */
export function writeManifests(folder: string, count: number, kinds: Kinds): number {
  let bytes = 0;
  for (let index = 0; index < count; index += 1) {
    const group = join(folder, String(Math.floor(index / 500)).padStart(3, '0'));
    if (index % 500 === 0) mkdirSync(group, { recursive: true });
    const text = kinds[index % kinds.length]!(`app-${index}`);
    bytes += text.length;
    writeFileSync(join(group, `${index}.yaml`), text);
  }
  return bytes / count;
}

/** The kinds that notes use, as short as notes show them. */
export const SMALL: Kinds = [
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

/** A Deployment as it runs somewhere. */
export const WHOLE: Kinds = [
  (name) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: 3
  revisionHistoryLimit: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 25%
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/part-of: shop
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: app
          image: ghcr.io/example/app:v1.2.3
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: 8080
              protocol: TCP
          env:
            - name: LOG_LEVEL
              value: info
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
            initialDelaySeconds: 5
            periodSeconds: 10
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          volumeMounts:
            - name: cache
              mountPath: /var/cache/app
      volumes:
        - name: cache
          emptyDir:
            sizeLimit: 1Gi
`,
];
