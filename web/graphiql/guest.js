/**
 * The access token of this visitor's guest. It is asked for when it is needed, and again once half of its time is over, so
 * that no request is sent with one that ends on the way. Undefined when the server gives out no more guests.
 *
 * @param {{ ask: () => Promise<Response>, now?: () => number }} parts
 * @returns {() => Promise<string | undefined>}
 */
export function guestTokens({ ask, now = Date.now }) {
  let token = Promise.resolve();
  let renewAt = 0;

  async function renew() {
    const response = await ask();
    if (!response.ok) throw new Error(`no guest: ${response.status}`);
    const { accessToken, secondsLeft } = await response.json();
    renewAt = now() + (secondsLeft * 1000) / 2;
    return accessToken;
  }

  return () => {
    if (now() < renewAt) return token;
    // Who asks meanwhile waits for the same answer: a second one would be another guest.
    renewAt = Infinity;
    token = renew().catch(() => {
      renewAt = 0;
    });
    return token;
  };
}
