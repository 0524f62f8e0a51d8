import { writeEmailAddress } from '../../platform/email-address.ts';
import { isTypeable } from '../../platform/text.ts';
import { isCommonPassword } from './common-passwords.ts';

/** In code points, after normalisation. */
export const PASSWORD_LENGTH = { min: 8, max: 128 };

/** What must not be the password of an account, because others know it. */
export interface PasswordOwner {
  email: string | null;
  name: string | null;
}

/** The same on every keyboard: NFC. A text that is too long to be a password stays as it is. */
export function normalizePassword(password: string): string {
  return isTypeable(password) ? password.normalize('NFC') : password;
}

/** Half of a character is none. */
export function hasPasswordLength(password: string): boolean {
  const length = Array.from(normalizePassword(password)).length;
  return length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max && !/\p{Surrogate}/u.test(password);
}

/** What is wrong with a new password, as a message; undefined when nothing is. There are no rules about kinds of letters. */
export function passwordProblem(password: string, owner?: PasswordOwner): string | undefined {
  const { min, max } = PASSWORD_LENGTH;
  if (!hasPasswordLength(password)) return `The password must have ${min} to ${max} characters.`;
  const normalized = normalizePassword(password);
  if (isCommonPassword(normalized)) return 'This password is one of the most common ones: choose another.';
  if (owner && isKnownOf(owner, normalized)) return 'The password must not be your e-mail address or your name.';
  return undefined;
}

/** The address as a whole, what stands before its @, and the name, in any case of letters. */
function isKnownOf({ email, name }: PasswordOwner, password: string): boolean {
  const known = [email, email?.split('@')[0], email && writeEmailAddress(email), name];
  return known.some(
    (text) => typeof text === 'string' && text.normalize('NFC').toLowerCase() === password.toLowerCase(),
  );
}
