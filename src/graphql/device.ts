import Bowser from 'bowser';

export const UNKNOWN_DEVICE = 'Unknown device';

/** In UTF-16 code units. What is longer is no browser's, and is not worth reading. */
const MAX_USER_AGENT = 1000;
/** In code points. */
const MAX_LENGTH = 100;

/** As in "Firefox on Linux". The client says what it likes: it is shown to people, and decides nothing. */
export function deviceOf(userAgent: string | undefined): string {
  const text = (userAgent ?? '')
    .slice(0, MAX_USER_AGENT)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  if (text === '') return UNKNOWN_DEVICE;
  const { browser, os } = Bowser.parse(text);
  const known = [browser.name, os.name].filter((name) => name !== undefined && name !== '');
  return known.length === 0 ? UNKNOWN_DEVICE : Array.from(known.join(' on ')).slice(0, MAX_LENGTH).join('');
}
