import { named, slashed } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { setImage as written } from './written/set-image.ts';

export const setImage = defineVerb<typeof written>({
  sentence: {
    ko: ({ setImage }) => `${named(setImage)}의 이미지를 \`${setImage.image}\`로 바꿉니다.`,
    en: ({ setImage }) => `Set the image of ${named(setImage)} to \`${setImage.image}\`.`,
  },
  command: ({ setImage }) => ['kubectl', 'set', 'image', slashed(setImage), `${setImage.container}=${setImage.image}`],
  change: ({ setImage: { container, image, ...object } }) => ({ verb: 'setImage', target: object, container, image }),
});
