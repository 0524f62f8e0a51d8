import type { StaffChanges } from '../audit/staff-changes.ts';
import { linesAboutMail } from '../platform/mail/create-mailer.ts';
import { defineModule } from '../platform/module.ts';
import type { PersonalData } from '../platform/personal-data.ts';
import type { Platform } from '../platform/platform.ts';
import type { RateLimiter } from '../platform/redis/rate-limiter.ts';
import type { AccountService } from './account.service.ts';
import { CredentialsResolver } from './credentials/credentials.resolver.ts';
import { EmailVerification } from './credentials/email-verification.service.ts';
import { PasswordChanges } from './credentials/password-changes.service.ts';
import type { PasswordGuard } from './credentials/password-guard.ts';
import type { AccountMails } from './mails/account-mails.ts';
import { accountMailDueRows, accountMailWorkers } from './mails/account-mails.worker.ts';
import { SendAccountMail } from './mails/send-account-mail.service.ts';
import { accountData } from './privacy/account-data.ts';
import { CloseAccount } from './privacy/close-account.service.ts';
import { DataExports, MY_DATA_PATH } from './privacy/data-exports.service.ts';
import { myDataRoute } from './privacy/my-data.route.ts';
import { PrivacyResolver } from './privacy/privacy.resolver.ts';
import { dataExportDueRows } from './privacy/privacy.worker.ts';
import type { Sessions } from './session/sessions.service.ts';

interface Needs extends Pick<Platform, 'config' | 'database' | 'logger' | 'mailer'> {
  accountMails: AccountMails;
  accounts: AccountService;
  mailRequests: RateLimiter;
  passwordGuard: PasswordGuard;
  personalData: PersonalData;
  sessions: Sessions;
  staffChanges: StaffChanges;
}

/** What accounts are proved by, mails to them, and what a person can ask of us: their data, and to be forgotten. */
export const credentials = defineModule({
  create: (needs: Needs) => ({
    closeAccount: new CloseAccount(needs),
    dataExports: new DataExports(needs),
    emailVerification: new EmailVerification(needs),
    passwordChanges: new PasswordChanges(needs),
    sendAccountMail: new SendAccountMail(needs),
  }),
  resolvers: [CredentialsResolver, PrivacyResolver],
  workers: accountMailWorkers,
  dueRows: (services) => [...accountMailDueRows(services), ...dataExportDueRows(services)],
  personalData: accountData,
  routes: (fastify, services) => void fastify.get(`${MY_DATA_PATH}/:token`, myDataRoute(services)),
  start: ({ config }) => Promise.resolve(linesAboutMail(config)),
});
