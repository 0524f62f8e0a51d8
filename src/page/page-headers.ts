import { securityHeaders } from '../platform/security-headers.ts';

/** Of index.html. A browser asks each time, and is told when it has the current one. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...securityHeaders({
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // Posters come from wherever a cinema has them.
    imgSrc: ["'self'", 'https:', 'data:'],
    // Some browsers do not count WebSockets of the same host as 'self'.
    connectSrc: ["'self'", 'ws:', 'wss:'],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'self'"],
    frameAncestors: ["'self'"],
  }),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};
