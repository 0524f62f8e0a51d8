const TOKENS = `tokens { accessToken refreshToken }`;
const START = `mutation { startGuestSession(input: {}) { ${TOKENS} } }`;
const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${TOKENS} } }`;
/** Where the browser keeps the refresh token, for later visits. */
const KEPT = 'rowlock:guest';
/** Half of the time of an access token. Not what the server says of its end: the clock of the visitor may be wrong. */
const RENEW_AFTER_MS = 450_000;

/** @returns {(query: string, variables?: object) => Promise<object>} sends a mutation, and gives its payload */
export function sendTo(endpoint) {
  return async (query, variables) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data } = await response.json();
    return Object.values(data ?? {})[0] ?? {};
  };
}

/**
 * The access token of this visitor's guest. It is asked for when it is needed, and again once half of its time is over, so
 * that no request is sent with one that ends on the way. Undefined when the server gives out no more guests.
 *
 * @param {{ send: ReturnType<typeof sendTo>, storage: Pick<Storage, 'getItem' | 'setItem'>, now?: () => number }} parts
 * @returns {() => Promise<string | undefined>}
 */
export function guestTokens({ send, storage, now = Date.now }) {
  let token = Promise.resolve();
  let renewAt = 0;

  /** Another tab may have refreshed the session: what is stored is the newest. */
  async function ask() {
    const refreshToken = storage.getItem(KEPT);
    const refreshed = refreshToken ? await send(REFRESH, { input: { refreshToken } }) : {};
    // The session may have ended meanwhile: then the visitor is a new guest.
    if (refreshed.tokens || (refreshToken && !('tokens' in refreshed))) return refreshed.tokens;
    return (await send(START)).tokens;
  }

  async function renew() {
    const tokens = await ask();
    if (!tokens) throw new Error('no guest');
    storage.setItem(KEPT, tokens.refreshToken);
    renewAt = now() + RENEW_AFTER_MS;
    return tokens.accessToken;
  }

  return () => {
    if (now() < renewAt) return token;
    // A request that comes meanwhile waits for the same answer: a second one would be another guest.
    renewAt = Infinity;
    token = renew().catch(() => {
      renewAt = 0;
    });
    return token;
  };
}
