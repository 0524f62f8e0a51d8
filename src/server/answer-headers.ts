import { securityHeaders } from '../platform/security-headers.ts';

/** Of every answer, where its route does not say otherwise: nothing is kept that may be for one person. */
export const ANSWER_HEADERS: Readonly<Record<string, string>> = {
  ...securityHeaders(),
  'cache-control': 'no-store',
};
