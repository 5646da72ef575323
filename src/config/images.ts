import { isReference } from '@studylog/check/formats';
import type { Config } from './config.ts';

const DEFAULT_HOST = 'docker.io';

/**
 * The name of an image with its registry, and without tag and digest, as container runtimes complete it.
 * https://github.com/distribution/reference
 * @example fullName('redis:7') // 'docker.io/library/redis'
 */
export function fullName(image: string): string {
  const name = image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const [first = '', ...rest] = name.split('/');
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  if (hasHost) return name;
  return rest.length > 0 ? `${DEFAULT_HOST}/${name}` : `${DEFAULT_HOST}/library/${name}`;
}

/** Whether the configuration lets an example use an image. */
export function isAllowedImage(
  image: string,
  exampleId: string,
  config: Pick<Config, 'imageHosts' | 'imageWaivers'>,
): boolean {
  if (!isReference(image)) return false;
  const name = fullName(image);
  const { imageHosts, imageWaivers } = config;
  return (
    imageHosts.some((prefix) => name.startsWith(`${prefix}/`)) ||
    imageWaivers.some((waiver) => waiver.example === exampleId && waiver.image === image)
  );
}
