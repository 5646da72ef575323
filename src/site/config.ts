import config from 'virtual:studylog/config';

export { config };

const places = new Map(config.notes.map((slug, index) => [slug, index]));

/** The place of a note in the reading order: 0 for the overview, -1 for one that is not in it. */
export const placeInOrder = (slug: string): number => places.get(slug) ?? -1;
