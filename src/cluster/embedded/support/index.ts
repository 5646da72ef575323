import { distinct, joined, type Localized } from '@studylog/check/text';
import { type KubeObject, Unsupported } from '../../engine.ts';
import type { SimulatedImage } from '../simulated-image.ts';
import { missingCommands } from './commands.ts';
import { missingFields, missingInService } from './fields.ts';
import { type Fields, fieldsOf, listOf } from './read.ts';

/**
 * Refuse objects that the simulation would run differently from a real cluster.
 * @throws Unsupported naming the object and what is not simulated.
 */
export function requireSupported(object: KubeObject, images: readonly SimulatedImage[]): void {
  const pod = podSpec(object);
  const missing = distinct([
    ...(pod ? [...missingFields(pod), ...missingPrograms(pod, images)] : []),
    ...(object.kind === 'Service' ? missingInService(fieldsOf(object.spec) ?? {}) : []),
  ]);
  if (missing.length === 0) return;
  const { ko, en } = joined(missing, ', ');
  const name = `${object.kind}/${object.metadata.name}`;
  throw new Unsupported({ ko: `${name}: 시뮬레이션하지 않습니다: ${ko}`, en: `${name}: not simulated: ${en}` });
}

/**
 * Refuse a command that the simulation cannot run in a container of a Pod.
 * @throws Unsupported naming what is not simulated
 */
export function requireCommand(
  pod: KubeObject,
  container: string,
  argv: readonly string[],
  images: readonly SimulatedImage[],
): void {
  const own = listOf(podSpec(pod)?.containers).find(({ name }) => name === container);
  const image = own && imageOf(String(own.image ?? ''), images);
  if (!own || !image) return;
  const { env, envFrom, volumeMounts } = own;
  const missing = missingCommands(image, { env, envFrom, volumeMounts, command: [...argv] });
  if (missing.length === 0) return;
  const { ko, en } = joined(missing, ', ');
  throw new Unsupported({ ko: `시뮬레이션하지 않습니다: ${ko}`, en: `not simulated: ${en}` });
}

function podSpec(object: KubeObject): Fields | undefined {
  const spec = fieldsOf(object.spec);
  return object.kind === 'Pod' ? spec : fieldsOf(fieldsOf(spec?.template)?.spec);
}

function missingPrograms(pod: Fields, images: readonly SimulatedImage[]): Localized[] {
  return [...listOf(pod.initContainers), ...listOf(pod.containers)].flatMap((container) => {
    const reference = String(container.image ?? '');
    const image = imageOf(reference, images);
    if (!image) return [{ ko: `이미지 ${reference}`, en: `the image ${reference}` }];
    return missingCommands(image, container);
  });
}

/** The image of a reference. Its tag may be one that nobody has: then it cannot be pulled, here as anywhere. */
function imageOf(reference: string, images: readonly SimulatedImage[]): SimulatedImage | undefined {
  const [, name, tag = 'latest'] = /^(.*?)(?::([^/:]+))?$/.exec(reference)!;
  const known = images.filter(({ names }) => names.includes(name!));
  return known.find(({ tags }) => tags.includes(tag)) ?? known[0];
}
