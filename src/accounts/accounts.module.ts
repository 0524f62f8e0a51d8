import type { StaffChanges } from '../audit/staff-changes.ts';
import type { SettingValues } from '../config/settings.ts';
import { OperationRates } from '../graphql/limits/rate.ts';
import { hasRole } from '../platform/identity.ts';
import { isLoopback } from '../platform/is-loopback.ts';
import { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import { PersonalData } from '../platform/personal-data.ts';
import type { Platform } from '../platform/platform.ts';
import { recurring } from '../platform/queues/recurring.ts';
import { createRateLimiter, type RateLimit, unlimited } from '../platform/redis/rate-limiter.ts';
import { RATE_LIMITS } from '../platform/redis/rate-limits.ts';
import { AuditActorResolver } from './audit-actor.resolver.ts';
import { AccountListResolver } from './account-list.resolver.ts';
import { AccountList } from './account-list.service.ts';
import { AccountResolver } from './account.resolver.ts';
import { AccountService } from './account.service.ts';
import type { accountsSettings } from './accounts.settings.ts';
import { ensureAdministrator, linesAbout } from './administrator.ts';
import { PasswordAttempts } from './credentials/password-attempts.ts';
import { PasswordGuard } from './credentials/password-guard.ts';
import { Guests } from './guests.ts';
import { AccountMails } from './mails/account-mails.ts';
import { RoleResolver } from './roles/role.resolver.ts';
import { RoleService } from './roles/role.service.ts';
import { AccessTokens } from './session/access-token.ts';
import { AccountSessionsResolver } from './session/account-sessions.resolver.ts';
import { Revocations } from './session/revocations.ts';
import { isRevoked } from './session/sql/read-revocations.ts';
import { SessionResolver } from './session/session.resolver.ts';
import { sessionDueRows } from './session/session.worker.ts';
import { Sessions } from './session/sessions.service.ts';

interface Needs extends Pick<
  Platform,
  'database' | 'queues' | 'secrets' | 'clock' | 'redis' | 'bus' | 'logger' | 'resources'
> {
  config: SettingValues<typeof accountsSettings> & {
    /** What the server listens on. */
    host: string;
  };
  staffChanges: StaffChanges;
}

export const accounts = defineModule({
  create({ database, queues, secrets, clock, redis, bus, logger, resources, config, staffChanges }: Needs) {
    const topic = new Topic('revocations', { bus, isMessage: isRevoked });
    const revocations = resources.use(new Revocations({ database, topic, logger }));
    const accessTokens = new AccessTokens({ secrets, clock, ended: revocations });
    const sessions = new Sessions({ database, accessTokens, revocations });
    const personalData = new PersonalData();
    const passwordAttempts = new PasswordAttempts({ redis, rateLimits: config.rateLimits });
    const accountMails = new AccountMails({ queues });
    const limiter = (limit: RateLimit) => (config.rateLimits ? createRateLimiter(limit, redis) : unlimited);
    return {
      revocations,
      accessTokens,
      sessions,
      accounts: new AccountService({ database, sessions, accountMails, personalData }),
      accountList: new AccountList({ database }),
      roles: new RoleService({ staffChanges, revocations }),
      personalData,
      guests: new Guests({ database, sessions }),
      accountMails,
      passwordAttempts,
      passwordGuard: new PasswordGuard({ loginAttempts: limiter(RATE_LIMITS.login), passwordAttempts }),
      mailRequests: limiter(RATE_LIMITS.mail),
      operationRates: config.rateLimits ? new OperationRates({ redis, clock }) : undefined,
      guestStarts: limiter(RATE_LIMITS.guest),
    };
  },
  resolvers: [
    ...[AccountResolver, AccountListResolver, RoleResolver, AuditActorResolver],
    ...[SessionResolver, AccountSessionsResolver],
  ],
  dueRows: (services) => [
    ...sessionDueRows(services),
    recurring(
      { name: 'delete-unused-guests', everyMinutes: 60, run: () => services.guests.deleteUnused() },
      { database: services.database },
    ),
  ],
  nodes: ({ accounts: service, sessions }) => ({
    Account: nodeKind({
      table: 'account',
      byId: service.byId,
      maySee: async ({ id }, viewer) => id === viewer.accountId || hasRole({ grants: await viewer.grants() }, 'ADMIN'),
    }),
    Session: nodeKind({
      table: 'session',
      byId: sessions.byId,
      maySee: ({ accountId }, viewer) => accountId === viewer.accountId,
    }),
  }),
  async start({ database, revocations, config: { adminEmail, adminPassword, host } }) {
    await revocations.start();
    const wanted = { email: adminEmail, password: adminPassword, isReachable: !isLoopback(host) };
    return linesAbout(await ensureAdministrator(database, wanted), wanted);
  },
});
