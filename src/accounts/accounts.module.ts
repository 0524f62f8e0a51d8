import type { StaffChanges } from '../audit/staff-changes.ts';
import type { SettingValues } from '../config/settings.ts';
import { OperationRates } from '../graphql/limits/rate.ts';
import { hasRole } from '../platform/identity.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import { PersonalData } from '../platform/personal-data.ts';
import type { Platform } from '../platform/platform.ts';
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
import { Guests } from './guests.ts';
import { RoleResolver } from './roles/role.resolver.ts';
import { RoleService } from './roles/role.service.ts';
import { AccessTokens } from './session/access-token.ts';

interface Needs extends Pick<Platform, 'database' | 'secret' | 'clock' | 'redis'> {
  config: SettingValues<typeof accountsSettings>;
  staffChanges: StaffChanges;
}

export const accounts = defineModule({
  create({ database, secret, clock, redis, config, staffChanges }: Needs) {
    const accessTokens = new AccessTokens({ secret, clock });
    const limiter = (limit: RateLimit) => (config.rateLimits ? createRateLimiter(limit, redis) : unlimited);
    return {
      accessTokens,
      accounts: new AccountService({ database, accessTokens }),
      accountList: new AccountList({ database }),
      roles: new RoleService({ staffChanges }),
      personalData: new PersonalData(),
      guests: new Guests({ database, accessTokens, secret, clock }),
      loginAttempts: limiter(RATE_LIMITS.login),
      passwordAttempts: new PasswordAttempts({ redis, rateLimits: config.rateLimits }),
      operationRates: config.rateLimits ? new OperationRates({ redis, clock }) : undefined,
      guestStarts: limiter(RATE_LIMITS.guest),
    };
  },
  resolvers: [AccountResolver, AccountListResolver, RoleResolver, AuditActorResolver],
  nodes: ({ accounts: service }) => ({
    Account: nodeKind({
      table: 'account',
      byId: service.byId,
      maySee: async ({ id }, viewer) => id === viewer.accountId || hasRole({ grants: await viewer.grants() }, 'ADMIN'),
    }),
  }),
  async start({ database, config: { adminEmail, adminPassword } }) {
    const wanted = { email: adminEmail, password: adminPassword };
    return linesAbout(await ensureAdministrator(database, wanted), wanted);
  },
});
