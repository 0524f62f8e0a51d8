import { AccountService } from '../../src/accounts/account.service.ts';
import { Guests } from '../../src/accounts/guests.ts';
import { AccountMails } from '../../src/accounts/mails/account-mails.ts';
import { AccessTokens } from '../../src/accounts/session/access-token.ts';
import { Revocations } from '../../src/accounts/session/revocations.ts';
import { isRevoked } from '../../src/accounts/session/sql/read-revocations.ts';
import { Sessions } from '../../src/accounts/session/sessions.service.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus, type MessageBus } from '../../src/platform/messages/bus.ts';
import { Topic } from '../../src/platform/messages/topic.ts';
import { PersonalData } from '../../src/platform/personal-data.ts';
import { JWT_SECRET } from './access-token.ts';

/** As an app has them, for tests that need no server; on a bus of its own when none is given. */
export function accountServices(
  database: Database,
  { bus, clock = () => new Date() }: { bus?: MessageBus; clock?: () => Date } = {},
) {
  const logger = createLogger('silent');
  const topic = new Topic('revocations', {
    bus: bus ?? createMessageBus({ redisUrl: undefined, logger }),
    isMessage: isRevoked,
  });
  const revocations = new Revocations({ database, topic, logger });
  const accessTokens = new AccessTokens({ secrets: [JWT_SECRET], clock, ended: revocations });
  const sessions = new Sessions({ database, accessTokens, revocations });
  const personalData = new PersonalData();
  // Nothing sends them.
  const accountMails = new AccountMails({ queues: { enqueue: () => undefined } });
  const accounts = new AccountService({ database, sessions, accountMails, personalData });
  return { revocations, accessTokens, sessions, personalData, accounts, guests: new Guests({ database, sessions }) };
}
