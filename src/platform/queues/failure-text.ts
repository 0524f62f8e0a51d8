const MAX_LENGTH = 300;

/** Keys, tokens and secrets, as providers write them: short words with underscores, and a random text. */
const SECRETS = /\b(?:[a-z]{2,6}_)+[\w*]{6,}|\bBearer \S+|\beyJ[\w.-]+/g;
const CREDENTIALS = /(\w+:\/\/)[^\s/@]*@/g;
const ADDRESSES = /[^\s@<(='"]+@[^\s@>)'"]+/g;

/** What an error says, for staff: its last line, without secrets, tokens, credentials and e-mail addresses. */
export function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.trim().split('\n').at(-1)?.trim() ?? '';
  const text = line.replace(CREDENTIALS, '$1').replace(SECRETS, '[removed]').replace(ADDRESSES, '[removed]');
  return text.slice(0, MAX_LENGTH) || 'an error without a message';
}
