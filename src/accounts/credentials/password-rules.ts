import { isTypeable } from '../../platform/text.ts';

/** In code points, after normalisation. */
export const PASSWORD_LENGTH = { min: 8, max: 128 };

/** The same on every keyboard: NFC. A text that is too long to be a password stays as it is. */
export function normalizePassword(password: string): string {
  return isTypeable(password) ? password.normalize('NFC') : password;
}

export function isPasswordAllowed(password: string): boolean {
  const length = Array.from(normalizePassword(password)).length;
  const isWhole = !/\p{Surrogate}/u.test(password);
  return isWhole && length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max;
}
