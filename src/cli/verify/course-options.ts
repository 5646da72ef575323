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
  'pace',
  'shard',
  'merge',
  'changed',
  'base',
  'plan',
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
          en: `${listed} can only be used with --course`,
        },
      ],
    ];
  }
  const others = NOT_OF_COURSE.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
  return [
    [
      others.length > 0,
      {
        ko: `--course는 다음 옵션과 함께 쓸 수 없습니다: ${others.join(', ')}`,
        en: `--course cannot be used with ${others.join(', ')}`,
      },
    ],
    [
      names.length > 0,
      {
        ko: '--course는 모든 노트를 실행하므로 예제 이름을 함께 쓸 수 없습니다.',
        en: '--course runs all notes; it cannot be used with example names',
      },
    ],
    [
      options.engine !== undefined && options.engine !== 'kind',
      { ko: '--course는 kind에서만 실행합니다.', en: '--course only runs on kind' },
    ],
    [
      options.record !== undefined && options['skip-cleanup'] !== undefined,
      {
        ko: '--record는 --skip-cleanup과 함께 쓸 수 없습니다. 정리를 건너뛴 실행은 증거가 되지 않습니다.',
        en: '--record cannot be used with --skip-cleanup: a run without clean-up is not evidence',
      },
    ],
  ];
}
