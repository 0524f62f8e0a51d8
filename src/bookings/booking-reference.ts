import { randomInt } from 'node:crypto';

/** No vowels, so that no words come out; none of 0 O 1 I L U V 5 S 2 Z, which sound or look like another. */
const ALPHABET = 'BCDFGHJKMNPQRTWXY346789';
const LENGTH = 7;
const MOST_TYPED = 100;

/** Short and unambiguous, as in "K7M-3WQX": 3.4 thousand million of them, unique by an index. */
export function newBookingReference(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return written(letters);
}

/** As it is stored, of one that a person types: in any case, with spaces and hyphens anywhere. Undefined when it is none. */
export function readBookingReference(text: string): string | undefined {
  if (text.length > MOST_TYPED) return undefined;
  const letters = text.replace(/[\s\p{Dash_Punctuation}]/gu, '').toUpperCase();
  return new RegExp(`^[A-Z0-9]{${LENGTH}}$`).test(letters) ? written(letters) : undefined;
}

function written(letters: string): string {
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}
