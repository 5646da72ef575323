import { createHash } from 'node:crypto';

/** A Content-Security-Policy source for one inline script or stylesheet. */
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The Content-Security-Policy of every page. Raw manifests are files of the same host, and some YAML is JavaScript too:
 * where the site's address is known, scripts, workers and styles come from its folder of built files only.
 * @param address where the site will be served, with its base; undefined when it may be anywhere, as on a local port
 * @param script the one inline script
 * @param style the one inline stylesheet
 * @example contentPolicy(new URL('https://a.org/log/'), '…', '…') // "default-src 'none'; script-src https://a.org/log/_astro/ 'sha256-…'; …"
 */
export function contentPolicy(address: URL | undefined, script: string, style: string): string {
  const built = address ? `${address.origin}${address.pathname.replace(/\/?$/, '/')}_astro/` : "'self'";
  return Object.entries({
    'default-src': "'none'",
    'script-src': `${built} ${hashOf(script)}`,
    'worker-src': built,
    'style-src': `${built} ${hashOf(style)}`,
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** Headers that a host should add to every file; docs/hosting.md explains them. A page cannot set these itself. */
export const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;
