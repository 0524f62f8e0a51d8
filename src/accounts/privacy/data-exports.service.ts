import { type Account, Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { newId } from '../../platform/ids.ts';
import { type Outcome, refused } from '../../platform/outcome.ts';
import type { PersonalData } from '../../platform/personal-data.ts';
import { wrongPassword } from '../credentials/credential-errors.ts';
import { hashLinkToken, newLinkToken } from '../credentials/link-token.ts';
import { isOwner } from './close-account.service.ts';

/** Of a link. */
const EXPORT_SECONDS = 60 * 60;

/** The path of a link, before its token. */
export const MY_DATA_PATH = '/my-data';

interface Parts {
  database: Database;
  personalData: PersonalData;
  config: { publicUrl: string };
}

/** Everything that is kept about an account, behind a link that cannot be guessed. It is gathered when the link is opened. */
export class DataExports {
  readonly #parts: Parts;

  constructor({ database, personalData, config }: Parts) {
    this.#parts = { database, personalData, config };
  }

  /** A link that works for an hour. Refused: InvalidCredentials. @param password of a guest null */
  async offer(account: Account, password: string | null): Promise<Outcome<string>> {
    if (!(await isOwner(account, password))) return refused(wrongPassword('password'));
    const { token, hash } = newLinkToken();
    await this.#parts.database.singleStatement(
      (statement) => statement.client.$executeRaw`
        insert into data_export (id, account_id, token_hash, expires_at)
        values (
          ${newId()}::uuid, ${account.id}::uuid, ${hash}, clock_timestamp() + make_interval(secs => ${EXPORT_SECONDS}::int)
        )`,
    );
    return { value: `${this.#parts.config.publicUrl}${MY_DATA_PATH}/${token}` };
  }

  /** Undefined when the link is unknown or too old, or the account was closed. */
  async open(token: string): Promise<Record<string, unknown> | undefined> {
    const { database, personalData } = this.#parts;
    const [found] = await queryRows(
      database.prisma,
      OWNER,
      (owner) => Prisma.sql`
        select ${owner}
        from data_export
        where data_export.token_hash = ${hashLinkToken(token)} and data_export.expires_at > clock_timestamp()`,
    );
    return found && personalData.export(found.accountId);
  }

  async deleteOld(ids: readonly string[]): Promise<void> {
    await this.#parts.database.singleStatement((statement) =>
      statement.client.dataExport.deleteMany({ where: { id: { in: [...ids] } } }),
    );
  }
}

const OWNER = columns<{ accountId: string }>({ accountId: 'data_export.account_id' });
