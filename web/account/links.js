const VERIFY = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { errors { message } } }`;
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { errors { message } } }`;

/** What each page asks the server, by the last part of its path. */
const PAGES = {
  'verify-email': { query: VERIFY, done: 'Thank you. Your e-mail address is verified.' },
  'reset-password': { query: RESET, done: 'Your password is changed. You can log in with it now.' },
};

const FAILED = 'The server cannot be reached. Try again.';

/** @returns {{ page: string, token: string }} what the address of a link has: the page, and behind # the token */
export function readLink({ pathname, hash }) {
  const page = pathname.split('/').findLast((part) => part !== '') ?? '';
  return { page, token: new URLSearchParams(hash.slice(1)).get('token') ?? '' };
}

/**
 * Sends the answer to a mail.
 *
 * @param {{ page: string, token: string, newPassword?: string }} link
 * @param {(body: object) => Promise<{ data?: object | null, errors?: { message: string }[] }>} send
 * @returns {Promise<{ isDone: boolean, text: string }>} for the person
 */
export async function answerLink({ page, ...input }, send) {
  const { query, done } = PAGES[page];
  try {
    const { data, errors = [] } = await send({ query, variables: { input } });
    const refusals = [...errors, ...Object.values(data ?? {}).flatMap((payload) => payload?.errors ?? [])];
    const isDone = refusals.length === 0;
    return { isDone, text: isDone ? done : refusals.map(({ message }) => message).join(' ') };
  } catch {
    return { isDone: false, text: FAILED };
  }
}
