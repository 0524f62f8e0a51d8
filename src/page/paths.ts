/**
 * Where the page is served: each of its views, written as React Router and Fastify both do. `web/src/shell/routes.tsx` has
 * what is shown there.
 */
export const PAGE_PATHS = [
  '/',
  '/movies/:movieId',
  '/showings/:showingId',
  '/holds/:holdId',
  '/bookings/:bookingId',
  '/bookings/:bookingId/exchange',
  '/bookings/:bookingId/exchange/:holdId',
  '/find-booking',
  '/account',
  '/account/settings',
  '/login',
  '/register',
  '/forgot-password',
  // Where the links in mails lead. The token stays in the browser: it is behind the #.
  '/verify-email',
  '/reset-password',
];
