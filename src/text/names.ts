/** What names of folders, files and pages are made of, as a part of patterns: lowercase letters and digits, hyphens between them. */
export const NAME = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The name of a page, a topic or a drawing: `load-balancer`. */
export const SLUG = new RegExp(`^${NAME}$`);

/** The id of an example, its folder below examples/: `service/load-balancer`. */
export const EXAMPLE_ID = new RegExp(`^${NAME}/${NAME}$`);
