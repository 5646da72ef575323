import type { Localized } from '@studylog/check/text';

/** Options of the command line by name. */
type Options = Readonly<Record<string, unknown>>;

/** Options that mean nothing to a walk through the notes. */
const NOT_OF_COURSE = [
  'context',
  'keep',
  'from',
  'evidence',
  'mutate',
  'compare',
  'jobs',
  'shard',
  'merge',
  'format',
  'report',
] as const;

/** How options contradict a walk through the notes, for `refuse`: whether it is so, and what to say. */
export function courseContradictions(
  options: Options,
  names: readonly string[],
): (readonly [holds: boolean | undefined, said: Localized])[] {
  if (!options.course) {
    const alone = (['order', 'skip-cleanup'] as const).filter((name) => options[name] !== undefined);
    const listed = alone.map((name) => `--${name}`).join(', ');
    return [
      [
        alone.length > 0,
        {
          ko: `${listed}은(는) --course와 함께 씁니다.`,
          en: `${listed} ${alone.length > 1 ? 'go' : 'goes'} with --course`,
        },
      ],
    ];
  }
  const others = NOT_OF_COURSE.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
  return [
    [
      others.length > 0,
      {
        ko: `--course는 ${others.join(', ')}과(와) 함께 쓸 수 없습니다.`,
        en: `--course does not go with ${others.join(', ')}`,
      },
    ],
    [
      names.length > 0,
      {
        ko: '--course는 모든 노트를 따라갑니다. 예제의 이름을 적지 마십시오.',
        en: '--course takes all notes; name no examples',
      },
    ],
    [
      options.engine !== undefined && options.engine !== 'kind',
      { ko: '--course는 kind에서만 실행합니다.', en: '--course runs on kind only' },
    ],
    [
      options.record !== undefined && options['skip-cleanup'] !== undefined,
      {
        ko: '--record는 --skip-cleanup과 함께 쓸 수 없습니다. 정리를 건너뛴 것은 증거가 아닙니다.',
        en: '--record does not go with --skip-cleanup: a walk without a clean-up is no evidence',
      },
    ],
  ];
}
