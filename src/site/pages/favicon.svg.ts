import type { APIRoute } from 'astro';
import icon from '../favicon.svg?raw';

/** The icon of a log that has none of its own in public/. */
export const GET: APIRoute = () => new Response(icon, { headers: { 'content-type': 'image/svg+xml' } });
