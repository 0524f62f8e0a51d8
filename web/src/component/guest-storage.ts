import { type KeptTexts, inMemory, storageOf } from '../session/browser-storage.ts';

/** Of the names in the browser's storage. */
const GUESTS = 'rowlock:guest:';
/** The session of a guest ends a day after its tokens were renewed. */
const OLDEST_MS = 2 * 86_400_000;

/**
 * What is kept of the guest of a tab, so that a reload finds the hold again. Another tab is another guest, and a duplicate of
 * the tab is the same one: the browser copies the name of the guest to it, which is in `sessionStorage`, and both read and write the
 * same tokens in `localStorage`. Two copies of a refresh token would end the session, because it works once.
 *
 * @param server a page may show seats of several
 */
export function guestStorage(server: string): KeptTexts {
  const inTab = storageOf(() => sessionStorage) ?? inMemory();
  const shared = storageOf(() => localStorage) ?? inMemory();
  forgetOld(shared);
  const guest = nameOfGuest(inTab);
  const named = (key: string) => `${GUESTS}${guest}:${server}:${key}`;
  return {
    getItem: (key) => shared.getItem(named(key)),
    setItem: (key, text) => shared.setItem(named(key), text),
    removeItem: (key) => shared.removeItem(named(key)),
  };
}

function nameOfGuest(inTab: KeptTexts): string {
  const known = inTab.getItem(GUESTS);
  if (known !== null) return known;
  // There is randomUUID in secure contexts only.
  const name = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join('');
  inTab.setItem(GUESTS, name);
  return name;
}

/** Tabs that are closed do not come back for theirs. */
function forgetOld(shared: KeptTexts): void {
  for (const name of Object.keys(shared)) {
    if (!name.startsWith(GUESTS)) continue;
    // Of tokens that the server has refused there is no time: they are being renewed.
    const [, renewedAt] = /"renewedAt":([1-9]\d*)/.exec(shared.getItem(name) ?? '') ?? [];
    if (renewedAt !== undefined && Date.now() - Number(renewedAt) > OLDEST_MS) shared.removeItem(name);
  }
}
