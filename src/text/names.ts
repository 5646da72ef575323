/** What names of folders, files and pages are made of, as a part of patterns: lowercase letters and digits, hyphens between them. */
export const NAME = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The name of a page, a topic or a drawing: `load-balancer`. */
export const SLUG = new RegExp(`^${NAME}$`);

/** How long the id of an example can be: an example runs in a namespace of that name. */
export const MOST_LETTERS = 63;

/** The id of an example, its folder below examples/: `service/load-balancer`. */
export const EXAMPLE_ID = new RegExp(`^(?=.{3,${MOST_LETTERS}}$)${NAME}/${NAME}$`);
