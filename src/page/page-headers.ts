import type { CardFields } from '../payments/card-fields.ts';
import { securityHeaders } from '../platform/security-headers.ts';

type Sources = CardFields['sources'];

const OWN_FILES_ONLY: Sources = { script: [], frame: [], connect: [] };

/**
 * Of a page. A browser asks each time, and is told when it has the current one.
 *
 * @param allowed of other hosts, beside the page's own files; none when left out
 */
export function pageHeaders(allowed: Sources = OWN_FILES_ONLY): Readonly<Record<string, string>> {
  return {
    ...securityHeaders({
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", ...allowed.script],
      styleSrc: ["'self'"],
      // Posters come from wherever a cinema has them.
      imgSrc: ["'self'", 'https:', 'data:'],
      // Some browsers do not count WebSockets of the same host as 'self'.
      connectSrc: ["'self'", 'ws:', 'wss:', ...allowed.connect],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'self'"],
      // The two windows of the demo.
      frameAncestors: ["'self'"],
      frameSrc: ["'self'", ...allowed.frame],
    }),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}

/** Of the seat map as a component: a script of any site may be it. What it may ask the server is up to ALLOWED_ORIGINS. */
export const COMPONENT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-cache',
};
