import { z } from 'zod';
import { readEmailAddress } from '../../platform/email-address.ts';
import { line, readNew } from '../../platform/input.ts';
import { invalidInput, type Outcome, type UserError } from '../../platform/outcome.ts';
import { tidyLine } from '../../platform/text.ts';

/** Where word of a booking goes. */
export interface Contact {
  email: string;
  name: string;
  phone: string | null;
  /** A language by its BCP 47 tag. */
  locale: string | null;
}

/** As it came, with the locale in the spelling of BCP 47. */
export interface TypedContact {
  email: string;
  name: string;
  phone?: string | null | undefined;
  locale?: string | null | undefined;
}

const NO_EMAIL = 'This is not an e-mail address: it needs a name, an @ and a domain.';
const NO_PHONE =
  'A phone number has 5 to 30 characters: digits, of which it needs three, a plus sign, spaces, brackets and hyphens.';

const PHONE = /^(?=(?:[^0-9]*[0-9]){3})[0-9+ ()[\]-]{5,30}$/;

const FIELDS = z.object({
  email: z
    .string()
    .transform((typed) => readEmailAddress(typed) ?? '')
    .refine((email) => email !== '', NO_EMAIL),
  name: line('The name', { min: 1, max: 100 }),
  phone: z
    .string()
    .transform((typed) => tidyLine(typed) ?? '')
    .refine((phone) => PHONE.test(phone), NO_PHONE)
    .nullable(),
  locale: z.string().nullable(),
});

/** As it is stored. Refused: InvalidInput for each value that is wrong, at its path within `input.contact`. */
export function readContact(typed: TypedContact): Outcome<Contact> {
  const { value, errors } = readNew(FIELDS, typed);
  if (!errors) return { value };
  const [problem, ...more] = errors;
  return { errors: [withinContact(problem), ...more.map(withinContact)] };
}

function withinContact({ message, path: [, ...path] }: UserError): UserError {
  return invalidInput(message, 'contact', ...path);
}

/** A guest has no address that word could go to. */
export const CONTACT_NEEDED = invalidInput('A guest has to give a contact.', 'contact');
