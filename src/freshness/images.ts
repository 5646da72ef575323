import { type UsedImage, usedImages } from '../config/image-faults.ts';
import type { Example } from '../example/load.ts';
import { type Ask, answerOf, eachOf } from './ask.ts';
import { type FreshnessFinding, unknown } from './finding.ts';
import { publishedImage } from './registry.ts';

/** Readers' machines are these. */
const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;

/**
 * Ask for each image that the examples run whether it is published, for both platforms. An image that no recorded run of an
 * example got, and one of an example that is meant to fail, may be missing on purpose.
 */
export async function checkImages(examples: readonly Example[], ask: Ask): Promise<FreshnessFinding[]> {
  const used = examples.filter(({ broken }) => broken === undefined).flatMap(imagesThatRan);
  const images = [...Map.groupBy(used, ({ image }) => image)];
  const found = await eachOf(images, ([image, places]) => checkImage(image, places, ask));
  return found.flat();
}

function imagesThatRan(example: Example): UsedImage[] {
  const runs = (example.verified?.runs ?? []).filter(({ engine }) => engine !== 'embedded');
  const ran = new Set(runs.flatMap(({ images }) => images.map(({ reference }) => reference)));
  return usedImages(example).filter(({ image }) => ran.size === 0 || ran.has(image));
}

async function checkImage(image: string, [first]: readonly UsedImage[], ask: Ask): Promise<FreshnessFinding[]> {
  const place = first && `${first.file}:${first.line}:${first.column}`;
  const at = place === undefined ? {} : { place };
  const answer = await answerOf(() => publishedImage(image, ask));
  if ('unknown' in answer) return [unknown(image, answer.unknown, place)];
  if (!answer.value) {
    const message = {
      ko: `\`${image}\` 이미지가 레지스트리에 없습니다`,
      en: `the image \`${image}\` is not in its registry`,
    };
    return [{ kind: 'stale', ...at, message }];
  }
  const { platforms } = answer.value;
  const missing = PLATFORMS.filter((platform) => !platforms.includes(platform)).join(', ');
  if (missing === '') return [];
  const message = {
    ko: `\`${image}\` 이미지는 ${missing}용이 없습니다`,
    en: `the image \`${image}\` is not published for ${missing}`,
  };
  return [{ kind: 'stale', ...at, message }];
}
