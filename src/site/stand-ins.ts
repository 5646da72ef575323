import type { StandInFacts } from '../cluster/kind/stand-in-facts.ts';
import { fullName } from '../config/images.ts';
import type { Example } from '../example/load.ts';
import { isMoving } from './evidence.ts';

/** What a run got under a name. */
export interface SeenImage {
  readonly reference: string;
  readonly digest: string;
  /** The last day on which it was this one. */
  readonly date: string;
  readonly moving: boolean;
}

/** A repository that has stand-ins, with what the recorded runs got under its names. */
export interface ShownStandIn {
  readonly repository: string;
  readonly facts: StandInFacts;
  readonly seen: readonly SeenImage[];
}

/** The repositories that have stand-ins, with what the runs of these examples recorded of them. */
export function shownStandIns(
  standIns: Readonly<Record<string, StandInFacts>>,
  examples: readonly Example[],
): ShownStandIn[] {
  const seen = seenImages(examples);
  return Object.entries(standIns).map(([repository, facts]) => ({
    repository,
    facts,
    seen: seen.filter((image) => fullName(image.reference) === repository),
  }));
}

function seenImages(examples: readonly Example[]): SeenImage[] {
  const images = new Map<string, SeenImage>();
  const runs = examples.flatMap(({ verified }) => verified?.runs ?? []);
  for (const { date, images: uses } of runs.toSorted((a, b) => a.date.localeCompare(b.date))) {
    for (const { reference, digest, standIn } of uses) {
      if (!standIn || digest === '') continue;
      images.set(`${reference} ${digest}`, { reference, digest, date: date.slice(0, 10), moving: isMoving(reference) });
    }
  }
  return [...images.values()].sort((a, b) => a.reference.localeCompare(b.reference));
}
