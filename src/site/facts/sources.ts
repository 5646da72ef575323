/** A page of the site that shows what the API itself says of a field. */
const FIELD_PAGE = /^(?:\/[a-z]{2})?\/fields\//;

/**
 * Whether a link leads to a source: a page of the API's fields, or a page at one of `sources`, which are hosts
 * (`kubernetes.io`) or hosts with the start of a path (`github.com/kubernetes`).
 */
export function isSource(link: string, sources: readonly string[]): boolean {
  if (FIELD_PAGE.test(link)) return true;
  if (!URL.canParse(link)) return false;
  const { host, pathname } = new URL(link);
  return sources.some((source) => `${host}${pathname}/`.startsWith(`${source}/`));
}
