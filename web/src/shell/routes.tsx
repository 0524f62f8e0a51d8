import { type ComponentType, lazy } from 'react';
import { matchPath } from 'react-router';
import { leaveForNewVersion } from './new-version.ts';
import { PageNotLoadedError } from './page-boundary.tsx';

interface PageRoute {
  path: string;
  page: ComponentType;
  /** Loads the file of the page, once. */
  load: () => Promise<unknown>;
}

/** Every page, by its path, and loaded when it is shown. The server answers these paths with the page: see src/page/paths.ts. */
export const routes: readonly PageRoute[] = [
  route('/', () => import('../whats-on/whats-on-page.tsx'), 'WhatsOnPage'),
  route('/movies/:movieId', () => import('../movie/movie-page.tsx'), 'MoviePage'),
  route('/showings/:showingId', () => import('../showing/showing-page.tsx'), 'ShowingPage'),
  route('/holds/:holdId', () => import('../buying/hold-page.tsx'), 'HoldPage'),
  route('/bookings/:bookingId', () => import('../buying/booking-page.tsx'), 'BookingPage'),
  route('/bookings/:bookingId/exchange', () => import('../exchange/exchange-page.tsx'), 'ExchangePage'),
  route('/bookings/:bookingId/exchange/:holdId', () => import('../exchange/agree-page.tsx'), 'AgreePage'),
  route('/find-booking', () => import('../buying/find-booking-page.tsx'), 'FindBookingPage'),
  route('/login', () => import('../account/login-page.tsx'), 'LoginPage'),
  route('/register', () => import('../account/register-page.tsx'), 'RegisterPage'),
  route('/forgot-password', () => import('../account/forgot-password-page.tsx'), 'ForgotPasswordPage'),
  route('/reset-password', () => import('../account/reset-password-page.tsx'), 'ResetPasswordPage'),
  route('/verify-email', () => import('../account/verify-email-page.tsx'), 'VerifyEmailPage'),
  route('/account', () => import('../account/account-page.tsx'), 'AccountPage'),
  route('/account/settings', () => import('../account/settings/settings-page.tsx'), 'SettingsPage'),
];

/** Loads the page at a path while all else is prepared. */
export function loadEarly(pathname: string): void {
  // Should it fail, the page says so when it is shown.
  routes
    .find(({ path }) => matchPath(path, pathname))
    ?.load()
    .catch(() => undefined);
}

/** A page that its file exports by its name. */
function route<Name extends string>(
  path: string,
  file: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): PageRoute {
  let loading: Promise<{ default: ComponentType }> | undefined;
  const load = () => (loading ??= file().then((exported) => ({ default: exported[name] }), whenMissing));
  return { path, page: lazy<ComponentType>(load), load };
}

/** @throws PageNotLoadedError unless the page is replaced by its new version: until then nothing more is shown */
async function whenMissing(cause: unknown): Promise<never> {
  if (await leaveForNewVersion()) return new Promise(() => undefined);
  throw new PageNotLoadedError('the file of a page could not be loaded', { cause });
}
