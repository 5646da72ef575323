import { VERSIONS } from '@studylog/check/schema';
import { z } from 'zod';
import { pattern, saying } from '../example/issues.ts';

/** What each log decides for itself, in `studylog.config.ts` at the top of the project. */

const imagePrefix = pattern(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/, {
  ko: 'ghcr.io나 docker.io/library처럼 레지스트리의 호스트로 시작하고 소문자로 적어야 합니다.',
  en: 'expected the host of a registry, in lower case, and optionally a path: ghcr.io or docker.io/library',
});
const exampleId = pattern(/^[a-z0-9-]+\/[a-z0-9-]+$/, {
  ko: 'pod/echo 같은 예제의 이름이어야 합니다.',
  en: 'expected an example id such as pod/echo',
});
const slug = pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  ko: 'load-balancer처럼 소문자, 숫자, 하이픈으로 된 이름이어야 합니다.',
  en: 'expected a name in lower-case letters, digits and hyphens, such as load-balancer',
});

/** Whether no value is there twice. */
const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const unique = saying({ ko: '같은 값이 두 번 있습니다.', en: 'a value is there twice' });

export const CONFIG_SCHEMA = z.strictObject({
  imageHosts: z
    .array(imagePrefix)
    .refine(isUnique, unique)
    .describe(
      'Where the images of examples may come from: registries, or paths on them. `redis` is docker.io/library/redis.',
    ),
  imageWaivers: z
    .array(z.strictObject({ example: exampleId, image: z.string().min(1), reason: z.string().min(1) }))
    .default([])
    .describe('Images from elsewhere that an example may use all the same, word for word, with the reason.'),
  kubernetes: z
    .array(z.enum([...VERSIONS]))
    .min(1)
    .refine(isUnique, unique)
    .describe('The Kubernetes minors that the examples are run on. What another minor recorded never wins over these.'),
  notes: z
    .array(slug)
    .min(1)
    .refine(isUnique, unique)
    .describe('The notes in reading order, by slug; the first one is the overview.'),
});

/** The configuration as it is written; fields with a default may be left out. */
export type ConfigInput = z.input<typeof CONFIG_SCHEMA>;
/** The configuration as the project reads it. */
export type Config = z.output<typeof CONFIG_SCHEMA>;

/** Give a configuration its type, so that an editor completes and checks it. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
