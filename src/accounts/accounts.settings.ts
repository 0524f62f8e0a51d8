import { z } from 'zod';
import { eitherOf, setting, text } from '../config/settings.ts';
import { PASSWORD_LENGTH } from './credentials/password-rules.ts';

const { min, max } = PASSWORD_LENGTH;
const length = `must have ${min} to ${max} characters`;

export const accountsSettings = {
  adminEmail: setting({
    name: 'ADMIN_EMAIL',
    type: z.email('must be an e-mail address').toLowerCase().default('admin@rowlock.example'),
    meaning: 'e-mail address of the administrator that is made at the first start',
  }),
  adminPassword: setting({
    name: 'ADMIN_PASSWORD',
    type: text().min(min, length).max(max, length).optional(),
    defaultText: 'made and printed at the first start',
    meaning: `the password of that administrator, ${min} to ${max} characters`,
  }),
  rateLimits: setting({
    name: 'RATE_LIMITS',
    type: eitherOf('on', 'off').default(true),
    meaning: 'limits of login attempts; `off` only for benchmarks and load tests',
  }),
};
