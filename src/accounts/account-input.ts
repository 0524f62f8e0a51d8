import { readEmailAddress } from '../platform/email-address.ts';
import { invalidInput, type Outcome, refused } from '../platform/outcome.ts';
import { hasLength, tidyLine } from '../platform/text.ts';
import { isPasswordAllowed, PASSWORD_LENGTH } from './credentials/password-rules.ts';

const NAME_LENGTH = { min: 1, max: 100 };

export interface Registration {
  email: string;
  password: string;
  name: string;
}

/** With the address and the name as they are stored. Refused: InvalidInput for each value that is wrong. */
export function readRegistration(input: Registration): Outcome<Registration> {
  const [email, password, name] = [readEmail(input.email), readPassword(input.password), readName(input.name)];
  const [problem, ...more] = [email, password, name].flatMap(({ errors }) => errors ?? []);
  if (problem) return refused(problem, ...more);
  return { value: { email: email.value ?? '', password: password.value ?? '', name: name.value ?? '' } };
}

export function readName(text: string): Outcome<string> {
  const name = tidyLine(text);
  const { min, max } = NAME_LENGTH;
  if (name !== undefined && hasLength(name, NAME_LENGTH)) return { value: name };
  return refused(invalidInput(`The name must have ${min} to ${max} characters, in one line of text.`, 'name'));
}

function readEmail(text: string): Outcome<string> {
  const email = readEmailAddress(text);
  if (email !== undefined) return { value: email };
  return refused(invalidInput('This is not an e-mail address: it needs a name, an @ and a domain.', 'email'));
}

function readPassword(text: string): Outcome<string> {
  if (isPasswordAllowed(text)) return { value: text };
  const { min, max } = PASSWORD_LENGTH;
  return refused(invalidInput(`The password must have ${min} to ${max} characters.`, 'password'));
}
