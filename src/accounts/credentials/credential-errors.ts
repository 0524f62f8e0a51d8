import type { UserError } from '../../platform/outcome.ts';

export const EMAIL_TAKEN_MESSAGE = 'There is an account with this e-mail address already.';

/** Of a link in a mail. Which of these it is, is not told. */
export const INVALID_TOKEN = {
  kind: 'InvalidToken',
  message: 'The link is unknown, was used, or is too old: ask for a new mail.',
  path: ['input', 'token'],
} as const satisfies UserError;

/** Of the caller's own account: a session alone is not enough. */
export function wrongPassword(field: string) {
  return { kind: 'InvalidCredentials', message: 'The password is wrong.', path: ['input', field] } as const;
}
