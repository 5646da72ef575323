import config from 'virtual:studylog/config';

export { config };

/** The place of a note in the reading order: 0 for the overview. */
export const placeInOrder = (slug: string): number => config.notes.indexOf(slug);
