import type { Heading } from './anchors.ts';

/** A section of a page with those below it. */
export interface Section extends Heading {
  readonly sections: readonly Heading[];
}

/** The sections of a page, of two levels; deeper ones are left out. A third-level heading before any other is a section of the page. */
export function sectionsOf(headings: readonly Heading[]): readonly Section[] {
  const sections: (Heading & { sections: Heading[] })[] = [];
  for (const heading of headings) {
    const last = sections.at(-1);
    if (heading.depth === 2 || (heading.depth === 3 && !last)) sections.push({ ...heading, sections: [] });
    else if (heading.depth === 3) last?.sections.push(heading);
  }
  return sections;
}
