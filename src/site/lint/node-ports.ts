import { field, positionsOf, textOf } from '@studylog/check/manifest';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Example } from '../../example/load.ts';
import { clusterFile, mappedPorts, readKindConfig } from '../../lint/kind-config.ts';
import type { Project } from './project.ts';

/** Every node port that an example fixes can be reached on the cluster that the reader made. */
export function checkNodePorts({ examples }: Project): Diagnostic[] {
  const clusters = examples.flatMap((example) => clusterFile(example) ?? []);
  const mapped = clusters.flatMap((file) => {
    const { config } = readKindConfig(file);
    return config ? [{ file, ports: mappedPorts(config) }] : [];
  });
  return mapped.flatMap(({ file, ports }) =>
    examples
      .filter(({ broken }) => broken === undefined)
      .flatMap(nodePorts)
      .filter(({ port }) => !ports.has(port))
      .map(({ port, ...place }) => ({ ...place, ...unmapped(port, file.path) })),
  );
}

function unmapped(port: number, cluster: string): Pick<Diagnostic, 'message' | 'hint'> {
  return {
    message: {
      ko: `${cluster}의 클러스터는 노드포트 ${port}번을 독자의 컴퓨터에 매핑하지 않습니다.`,
      en: `the cluster of ${cluster} does not map the node port ${port} to the reader's computer`,
    },
    hint: {
      ko: `${cluster}의 \`extraPortMappings\`에 \`{containerPort: ${port}, hostPort: ${port}, listenAddress: 127.0.0.1}\`을 추가하거나, 매핑된 번호를 쓰십시오.`,
      en: `add {containerPort: ${port}, hostPort: ${port}, listenAddress: 127.0.0.1} to \`extraPortMappings\` in ${cluster}, or use a port that is mapped`,
    },
  };
}

function nodePorts({ files }: Example): (Pick<Diagnostic, 'file' | 'line' | 'column'> & { port: number })[] {
  return files.flatMap(({ path, text, manifest }) => {
    const at = positionsOf(text);
    return manifest.documents.flatMap(({ root }) => {
      const ports = root && textOf(root, 'kind') === 'Service' ? field(root, 'spec', 'ports') : undefined;
      return ports?.kind === 'sequence'
        ? ports.entries.flatMap((entry) => {
            const node = field(entry, 'nodePort');
            return node?.kind === 'scalar' && typeof node.value === 'number'
              ? [{ file: path, ...at(node.range.start), port: node.value }]
              : [];
          })
        : [];
    });
  });
}
