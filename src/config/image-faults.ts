import { field, type Node, positionsOf, type ScalarNode } from '@studylog/check/manifest';
import type { Diagnostic } from '../example/diagnostic.ts';
import type { Example } from '../example/load.ts';
import { flatSteps } from '../example/results.ts';
import type { Config } from './config.ts';
import { CONFIG_FILE } from './file.ts';
import { fullName, isAllowedImage } from './images.ts';

/** An image, and where an example names it. */
export interface UsedImage extends Pick<Diagnostic, 'file' | 'line' | 'column'> {
  readonly image: string;
}

/** Images that an example would run: in its files and in its steps. */
export function usedImages(example: Example): UsedImage[] {
  const inFiles = example.files.flatMap(({ path, text, manifest }) => {
    const at = positionsOf(text);
    const images = manifest.documents.flatMap(({ root }) => (root ? imagesIn(root) : []));
    return images.map(({ text: image, range }) => ({ image, file: path, ...at(range.start) }));
  });
  const inSteps = flatSteps(example.steps).flatMap((step) =>
    step.verb === 'setImage'
      ? [{ image: step.setImage.image, file: example.file, line: step.line, column: step.column }]
      : [],
  );
  return [...inFiles, ...inSteps];
}

/** Images that an example would run though the configuration does not let it. */
export function imageFaults(example: Example, config: Config): Diagnostic[] {
  return usedImages(example)
    .filter(({ image }) => !isAllowedImage(image, example.id, config))
    .map(({ image, file, line, column }) => faultOf(image, example.id, { file, line, column }));
}

function faultOf(image: string, id: string, place: Pick<Diagnostic, 'file' | 'line' | 'column'>): Diagnostic {
  const name = fullName(image);
  const host = name.slice(0, name.lastIndexOf('/'));
  const waiver = `imageWaivers: [{ example: '${id}', image: '${image}', reason: '…' }]`;
  return {
    ...place,
    message: {
      ko: `"${image}" 이미지의 레지스트리가 ${CONFIG_FILE}의 \`imageHosts\`에 없습니다: ${host}`,
      en: `the image "${image}" comes from a registry that is not in \`imageHosts\` of ${CONFIG_FILE}: ${host}`,
    },
    hint: {
      ko: `목록에 있는 레지스트리의 이미지를 쓰거나, 관리자에게 설정에 이유를 적어 허용해 달라고 요청하십시오: ${waiver}`,
      en: `use an image from a registry in the list, or ask a maintainer to allow this one with a reason: ${waiver}`,
    },
  };
}

const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

/** The images that Pods made from an object would run or mount, wherever in it their template is. */
function imagesIn(node: Node): ScalarNode[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'sequence') return node.entries.flatMap(imagesIn);
  return node.entries.flatMap(({ key, value }) => {
    const items = value.kind === 'sequence' ? value.entries : [];
    const own = items.map((item) => {
      if (CONTAINERS.includes(key.text)) return field(item, 'image');
      return key.text === 'volumes' ? field(item, 'image', 'reference') : undefined;
    });
    return [
      ...own.filter((image) => image?.kind === 'scalar' && image.text !== ''),
      ...imagesIn(value),
    ] as ScalarNode[];
  });
}
