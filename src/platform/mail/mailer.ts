/** A mail in plain text, to one person. */
export interface Mail {
  /** An address in the form in which it is stored: see readEmailAddress. */
  to: string;
  subject: string;
  text: string;
}

/** Sends mails. For workers: a server of mail may take long, or be away. */
export interface Mailer {
  /**
   * @throws {MailRefusedError} when this mail cannot be sent, also later
   * @throws {MailFailedError} when it may be sent later
   */
  send(mail: Mail): Promise<void>;
}

/** The mail server does not take this mail. What it answers may have the address in it, and is left out. */
export class MailRefusedError extends Error {}

/** The mail server is away, busy, or does not let us in. */
export class MailFailedError extends Error {}

/** A header is one line. */
export function toHeader(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
