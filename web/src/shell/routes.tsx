import { type ComponentType, lazy } from 'react';

/** Every page, by its path, and loaded when it is shown. The server answers these paths with the page: see src/page/paths.ts. */
export const routes: readonly { path: string; page: ComponentType }[] = [
  { path: '/', page: load(() => import('../whats-on/whats-on-page.tsx'), 'WhatsOnPage') },
  { path: '/movies/:movieId', page: load(() => import('../movie/movie-page.tsx'), 'MoviePage') },
  { path: '/showings/:showingId', page: load(() => import('../showing/showing-page.tsx'), 'ShowingPage') },
  { path: '/holds/:holdId', page: load(() => import('../buying/hold-page.tsx'), 'HoldPage') },
  { path: '/bookings/:bookingId', page: load(() => import('../buying/booking-page.tsx'), 'BookingPage') },
  { path: '/find-booking', page: load(() => import('../buying/find-booking-page.tsx'), 'FindBookingPage') },
  { path: '/login', page: load(() => import('../account/login-page.tsx'), 'LoginPage') },
  { path: '/register', page: load(() => import('../account/register-page.tsx'), 'RegisterPage') },
  { path: '/forgot-password', page: load(() => import('../account/forgot-password-page.tsx'), 'ForgotPasswordPage') },
  { path: '/reset-password', page: load(() => import('../account/reset-password-page.tsx'), 'ResetPasswordPage') },
  { path: '/verify-email', page: load(() => import('../account/verify-email-page.tsx'), 'VerifyEmailPage') },
  { path: '/account', page: load(() => import('../account/account-page.tsx'), 'AccountPage') },
  { path: '/account/settings', page: load(() => import('../account/settings/settings-page.tsx'), 'SettingsPage') },
];

/** Loads a page from its file, which exports it by its name. */
function load<Name extends string>(file: () => Promise<Record<Name, ComponentType>>, name: Name): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await file())[name] }));
}
