import { createHash } from 'node:crypto';
import { securityHeaders } from '../../platform/security-headers.ts';
import { STYLE } from './ticket-page-style.ts';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Of every answer below a link: it is for who has the link, is kept nowhere, and tells no other host the address. */
export const LINK_HEADERS: Readonly<Record<string, string>> = {
  ...securityHeaders({
    defaultSrc: ["'none'"],
    scriptSrc: ["'none'"],
    styleSrc: [`'sha256-${STYLE_HASH}'`],
    imgSrc: ["'none'"],
    fontSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  }),
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};
