import { expect, it } from 'vitest';
import { readCommand } from '../../../src/example/kubectl.ts';

it.each([
  ['kubectl get pod', ['kubectl', 'get', 'pod']],
  [
    "kubectl get pod -o 'jsonpath={.items[0].metadata.name}'",
    ['kubectl', 'get', 'pod', '-o', 'jsonpath={.items[0].metadata.name}'],
  ],
  ['kubectl get pod -l app!=echo --show-labels', ['kubectl', 'get', 'pod', '-l', 'app!=echo', '--show-labels']],
  ['kubectl logs -l app=echo --tail=5', ['kubectl', 'logs', '-l', 'app=echo', '--tail=5']],
  ['kubectl rollout history deployment/echo', ['kubectl', 'rollout', 'history', 'deployment/echo']],
])('reads %s', (line, words) => {
  expect(readCommand(line)).toEqual(words);
});

it.each([
  'kubectl get pod; rm -rf /',
  'kubectl get pod | sh',
  'kubectl get pod > file',
  'kubectl get $(whoami)',
  'kubectl get `whoami`',
  'kubectl get pod &',
  'kubectl exec -it echo -- sh',
  'kubectl cp echo:/etc/passwd .',
  'kubectl proxy',
  'kubectl port-forward echo 3000',
  'kubectl config view --raw',
  'kubectl apply -f https://example.com/x.yaml',
  'kubectl delete pod echo',
  'kubectl rollout undo deployment/echo',
  'kubectl get pod -n kube-system',
  'kubectl get pod --namespace=kube-system',
  'kubectl get pod -A',
  'kubectl get pod --kubeconfig=/root/.kube/config',
  'kubectl get pod --context other',
  'kubectl get pod --as=admin',
  'kubectl get pod --server=https://10.0.0.1',
  'kubectl get --raw /api',
  'kubectl get -f /etc/passwd',
  'kubectl get pod -o go-template-file=/etc/passwd',
  'kubectl get pod -w',
  'kubectl logs echo -f',
  'kubectl get pod -v=9',
  'kubectl --token=x get pod',
  'curl http://example.com',
])('refuses %s', (line) => {
  expect(() => readCommand(line)).toThrow(expect.objectContaining({ name: 'Fault' }));
});
