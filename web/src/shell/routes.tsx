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
    path: '/movies/:movieId',
    page: lazy(() => import('../movie/movie-page.tsx').then((file) => ({ default: file.MoviePage }))),
  },
  {
    path: '/login',
    page: lazy(() => import('../account/login-page.tsx').then((file) => ({ default: file.LoginPage }))),
  },
  {
    path: '/register',
    page: lazy(() => import('../account/register-page.tsx').then((file) => ({ default: file.RegisterPage }))),
  },
  {
    path: '/forgot-password',
    page: lazy(() =>
      import('../account/forgot-password-page.tsx').then((file) => ({ default: file.ForgotPasswordPage })),
    ),
  },
  {
    path: '/reset-password',
    page: lazy(() =>
      import('../account/reset-password-page.tsx').then((file) => ({ default: file.ResetPasswordPage })),
    ),
  },
  {
    path: '/verify-email',
    page: lazy(() => import('../account/verify-email-page.tsx').then((file) => ({ default: file.VerifyEmailPage }))),
  },
  {
    path: '/account',
    page: lazy(() => import('../account/account-page.tsx').then((file) => ({ default: file.AccountPage }))),
  },
  {
    path: '/account/settings',
    page: lazy(() => import('../account/settings/settings-page.tsx').then((file) => ({ default: file.SettingsPage }))),
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
