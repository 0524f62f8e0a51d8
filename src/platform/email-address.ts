import { domainToASCII, domainToUnicode } from 'node:url';
import { isTypeable } from './text.ts';

/** RFC 5321, in bytes. The unique index could not hold much longer ones. */
const MAX_BYTES = 254;
/** RFC 5322, and RFC 6531 for other scripts. */
const LOCAL_PART = /^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-])+$/u;
/** Spaces, and the marks of direction that some programs copy with an address. */
const AROUND = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\p{Default_Ignorable_Code_Point}]+$/gu;
/** What a URL would read as something else than a part of a domain. */
const NOT_A_DOMAIN = /[^\p{L}\p{M}\p{N}\p{S}.。．｡-]/u;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL}[.])*(?![0-9]+$)${LABEL}$`);

/**
 * An address in the one form that it is stored and compared in: lower case, NFC, and its domain in ASCII, as mail
 * servers know it. Undefined when it is none.
 */
export function readEmailAddress(text: string): string | undefined {
  if (!isTypeable(text)) return undefined;
  const [, local = '', domain = ''] = /^([^@]*)@([^@]*)$/u.exec(lowerCase(text.replace(AROUND, ''))) ?? [];
  if (!LOCAL_PART.test(local) || NOT_A_DOMAIN.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  const address = `${local}@${ascii}`;
  return DOMAIN.test(ascii) && Buffer.byteLength(address) <= MAX_BYTES ? address : undefined;
}

/** As people read it: the domain in its own script. */
export function writeEmailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at + 1) + domainToUnicode(address.slice(at + 1));
}

/** The same on every machine. The capital of a Turkish keyboard's i keeps its dot in lower case, and is an i here. */
function lowerCase(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').normalize('NFC');
}
