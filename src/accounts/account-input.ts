import { readEmailAddress } from '../platform/email-address.ts';
import { invalidInput, type Outcome, refused } from '../platform/outcome.ts';
import { hasLength, tidyLine } from '../platform/text.ts';
import { type PasswordOwner, passwordProblem } from './credentials/password-rules.ts';

const NAME_LENGTH = { min: 1, max: 100 };

export interface Registration {
  email: string;
  password: string;
  name: string;
}

/** With the address and the name as they are stored. Refused: InvalidInput for each value that is wrong. */
export function readRegistration(input: Registration): Outcome<Registration> {
  const [email, name] = [readEmail(input.email), readName(input.name)];
  const owner = { email: email.value ?? null, name: name.value ?? null };
  const password = readPassword(input.password, { owner, field: 'password' });
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

/** @param field of the input */
export function readEmail(text: string, field = 'email'): Outcome<string> {
  const email = readEmailAddress(text);
  if (email !== undefined) return { value: email };
  return refused(invalidInput('This is not an e-mail address: it needs a name, an @ and a domain.', field));
}

/** One that is chosen. */
export function readPassword(
  text: string,
  { owner, field }: { owner?: PasswordOwner | undefined; field: string },
): Outcome<string> {
  const problem = passwordProblem(text, owner);
  return problem === undefined ? { value: text } : refused(invalidInput(problem, field));
}
