import { eitherOf, setting, text } from '../config/settings.ts';
import { readEmailAddress } from '../platform/email-address.ts';
import { isCommonPassword } from './credentials/common-passwords.ts';
import { hasPasswordLength, PASSWORD_LENGTH } from './credentials/password-rules.ts';

const { min, max } = PASSWORD_LENGTH;

export const accountsSettings = {
  adminEmail: setting({
    name: 'ADMIN_EMAIL',
    type: text()
      .default('admin@rowlock.example')
      .transform((address) => readEmailAddress(address) ?? '')
      .refine((address) => address !== '', 'must be an e-mail address'),
    meaning: 'e-mail address of the administrator that is made at the first start',
  }),
  adminPassword: setting({
    name: 'ADMIN_PASSWORD',
    type: text()
      .refine(hasPasswordLength, { error: `must have ${min} to ${max} characters`, abort: true })
      .refine((password) => !isCommonPassword(password), 'must be none of the most common passwords')
      .optional(),
    defaultText: 'made and printed at the first start',
    meaning: `the password of that administrator, ${min} to ${max} characters, and none of the most common ones`,
  }),
  rateLimits: setting({
    name: 'RATE_LIMITS',
    type: eitherOf('on', 'off').default(true),
    meaning: 'limits of operations, logins, holds and payments: see docs/rate-limits.md; `off` only for load tests',
  }),
};
