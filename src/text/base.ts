/** Where the site will be served, when that is known: SITE_URL. */
export const SITE_ADDRESS = process.env.SITE_URL ? new URL(process.env.SITE_URL) : undefined;

/** Where the site will be served, `https://example.org/notes/` with a path when it has one. */
export const SITE_URL = SITE_ADDRESS ?? new URL('http://localhost:4321/');

/** The site's base without its last slash: '' at the root of a host. */
export const BASE = SITE_URL.pathname.replace(/\/$/, '');

/** An address below the base, as links write it. */
export const href = (path: string): string => BASE + path;

/** The whole address, for commands, feeds and search engines. */
export const absolute = (path: string): string => SITE_URL.origin + href(path);
