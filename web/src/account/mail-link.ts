const TOKEN = 'token';

let token: string | undefined;
const listeners = new Set<() => void>();

/** The token of the link that the visitor has opened last. */
export const mailLink = {
  get token(): string | undefined {
    return token;
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/**
 * Takes the token of a mail's link out of the address, so that it stays neither there nor in the history of the browser. To be
 * called before anything else reads the address.
 */
export function takeMailLink(): void {
  take();
  // Another link may be pasted into the address of the open page.
  addEventListener('hashchange', take);
}

function take(): void {
  const found = new URLSearchParams(location.hash.slice(1)).get(TOKEN);
  if (found === null) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  token = found;
  for (const listener of listeners) listener();
}
