import type { AccountMailPurpose } from '../../generated/prisma/enums.ts';
import { writeEmailAddress } from '../../platform/email-address.ts';

export interface MailText {
  subject: string;
  text: string;
}

/** Of each purpose: how long its link works; undefined for a notice, which has none. */
export const LINK_SECONDS: Record<AccountMailPurpose, number | undefined> = {
  VERIFY_EMAIL: 24 * 60 * 60,
  RESET_PASSWORD: 30 * 60,
  EMAIL_CHANGED: undefined,
  PASSWORD_CHANGED: undefined,
};

const PAGES = { VERIFY_EMAIL: 'verify-email', RESET_PASSWORD: 'reset-password' } as const;

/** Behind # the token is sent to no server, and stands in no log and no Referer. */
function link(publicUrl: string, page: (typeof PAGES)[keyof typeof PAGES], token: string): string {
  return `${publicUrl}/${page}#token=${token}`;
}

/**
 * Nothing in it comes from who asked for the mail: a stranger can have it sent to any account.
 *
 * @param mail.email what it is about: for VERIFY_EMAIL where it goes, too
 */
export function mailText(mail: {
  purpose: AccountMailPurpose;
  email: string;
  publicUrl: string;
  token: string;
}): MailText {
  const { purpose, email, publicUrl, token } = mail;
  switch (purpose) {
    case 'VERIFY_EMAIL':
      return {
        subject: 'Verify your e-mail address',
        text: paragraphs(
          `Please verify that ${writeEmailAddress(email)} is your e-mail address. Open this link within 24 hours:`,
          link(publicUrl, PAGES.VERIFY_EMAIL, token),
          'If you have not asked for this, ignore this mail. Without your answer nothing happens.',
        ),
      };
    case 'RESET_PASSWORD':
      return {
        subject: 'Choose a new password',
        text: paragraphs(
          'To choose a new password, open this link within 30 minutes. It works once:',
          link(publicUrl, PAGES.RESET_PASSWORD, token),
          'If you have not asked for this, ignore this mail. Your password stays as it is.',
        ),
      };
    case 'EMAIL_CHANGED':
      return {
        subject: 'Your e-mail address was changed',
        text: paragraphs(
          `The e-mail address of your account at ${publicUrl} was changed. You log in with the new one from now on.`,
          'If it was not you, write to us at once: someone else has your password.',
        ),
      };
    case 'PASSWORD_CHANGED':
    default:
      return {
        subject: 'Your password was changed',
        text: paragraphs(
          `The password of your account at ${publicUrl} was changed, and all other devices were logged out.`,
          'If it was not you, ask for a new password there at once.',
        ),
      };
  }
}

function paragraphs(...texts: string[]): string {
  return texts.join('\n\n');
}
