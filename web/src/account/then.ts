/** Where a login leads back to: a path of this page, whatever the address says. */
export function pathAfterLogin(search: string): string {
  const then = new URLSearchParams(search).get('then') ?? '';
  // Browsers take // and /\ for the beginning of another host.
  return /^\/(?![/\\])/.test(then) ? then : '/account';
}

/** @param path of this page, which the visitor wants to see, or comes from */
export function loginPath(path: string, page: '/login' | '/register' = '/login'): string {
  return `${page}?then=${encodeURIComponent(path)}`;
}
