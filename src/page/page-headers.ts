import { securityHeaders } from '../platform/security-headers.ts';

/** Of a page. A browser asks each time, and is told when it has the current one. */
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
    // The two windows of the demo.
    frameAncestors: ["'self'"],
    frameSrc: ["'self'"],
  }),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Of the seat map as a component: a script of any site may be it. What it may ask the server is up to ALLOWED_ORIGINS. */
export const COMPONENT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-cache',
};
