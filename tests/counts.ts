/** What a stage of `npm test` came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Each thing that was skipped, with its reason, where the report names them. */
  readonly reasons?: readonly string[];
}

/** Counts of a report that `studylog verify` wrote: an example that was skipped as a whole neither passed nor failed. */
export function countExamples({
  examples,
}: {
  readonly examples: readonly { readonly id: string; readonly outcome: string; readonly reason?: string }[];
}): Counts {
  const of = (outcome: string) => examples.filter((example) => example.outcome === outcome);
  return {
    passed: of('passed').length,
    failed: examples.length - of('passed').length - of('skipped').length,
    skipped: of('skipped').length,
    reasons: of('skipped').map(({ id, reason = 'no reason given' }) => `${id}: ${reason}`),
  };
}
