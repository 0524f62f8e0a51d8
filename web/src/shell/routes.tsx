import { type ComponentType, lazy } from 'react';

/**
 * Every page, by its path. The server answers these paths with the page; see src/page/paths.ts there.
 * What a visitor needs to buy is in the first script; the rest is loaded when it is asked for.
 */
export const routes: readonly { path: string; page: ComponentType }[] = [
  {
    path: '/',
    page: lazy(() => import('../whats-on/whats-on-page.tsx').then((file) => ({ default: file.WhatsOnPage }))),
  },
  {
    path: '/showings/:showingId',
    page: lazy(() => import('../showing/showing-page.tsx').then((file) => ({ default: file.ShowingPage }))),
  },
  {
    path: '/holds/:holdId',
    page: lazy(() => import('../buying/hold-page.tsx').then((file) => ({ default: file.HoldPage }))),
  },
  {
    path: '/bookings/:bookingId',
    page: lazy(() => import('../buying/booking-page.tsx').then((file) => ({ default: file.BookingPage }))),
  },
  {
    path: '/find-booking',
    page: lazy(() => import('../buying/find-booking-page.tsx').then((file) => ({ default: file.FindBookingPage }))),
  },
];
