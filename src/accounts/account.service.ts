import type { Account, RoleGrant } from '../generated/prisma/client.ts';
import { findRow, manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { readEmailAddress } from '../platform/email-address.ts';
import { notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';
import { readName, readRegistration, type Registration } from './account-input.ts';
import { hashPassword, verifyPassword } from './credentials/password.ts';
import type { AccessTokens } from './session/access-token.ts';

export interface Session {
  account: Account;
  accessToken: string;
  accessTokenExpiresAt: Date;
}

type NewAccount = Pick<Account, 'name' | 'passwordHash'> & { email: string };

export class AccountService {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;

  constructor({ database, accessTokens }: { database: Database; accessTokens: AccessTokens }) {
    this.#database = database;
    this.#accessTokens = accessTokens;
  }

  readonly byId = oneRow<Account>(
    ({ id }) => id,
    (ids) => this.#database.prisma.account.findMany({ where: { id: { in: [...ids] } } }),
  );

  readonly grantsByAccountId = manyRows<RoleGrant>(
    ({ accountId }) => accountId,
    (accountIds) =>
      this.#database.prisma.roleGrant.findMany({
        where: { accountId: { in: [...accountIds] } },
        orderBy: [{ role: 'asc' }, { id: 'asc' }],
      }),
  );

  /** An access token may outlive its account. */
  async exists(id: string): Promise<boolean> {
    return (await findRow(this.byId, id)) !== undefined;
  }

  /** Makes a buyer's account and logs in. Refused: InvalidInput, EmailTaken. */
  async register(input: Registration): Promise<Outcome<Session>> {
    const { value, errors } = readRegistration(input);
    if (errors) return refused(...errors);
    const { email, password, name } = value;
    const account = await this.#create({ email, name, passwordHash: await hashPassword(password) });
    return account ? { value: this.#openSession(account) } : refused(EMAIL_TAKEN);
  }

  /** Refused: InvalidCredentials, the same for an unknown address and a wrong password. */
  async login(input: { email: string; password: string }): Promise<Outcome<Session>> {
    const email = readEmailAddress(input.email);
    const found = email === undefined ? null : await this.#database.prisma.account.findUnique({ where: { email } });
    const matches = await verifyPassword(found?.passwordHash, input.password);
    if (!found || !matches) return refused(INVALID_CREDENTIALS);
    return { value: this.#openSession(found) };
  }

  /** Changes the name. Refused: InvalidInput, NotFound (not the caller's own account), StaleVersion. */
  async update(input: {
    accountId: string;
    id: string;
    expectedVersion: number;
    name?: string | null;
  }): Promise<Outcome<Account>> {
    const { accountId, id, expectedVersion } = input;
    if (id !== accountId) return refused(notFound('account', 'id'));
    const { value: name, errors } = typeof input.name === 'string' ? readName(input.name) : { value: input.name };
    if (errors) return refused(...errors);
    const [updated] = await this.#database.singleStatement((statement) =>
      statement.client.account.updateManyAndReturn({
        where: { id, version: expectedVersion },
        data: { ...(name !== undefined && { name }), version: { increment: 1 } },
      }),
    );
    if (updated) return { value: updated };
    const current = await findRow(this.byId, id);
    return refused(current ? staleVersion(current) : notFound('account', 'id'));
  }

  /** Undefined when the address is taken: the unique index decides, also between requests at the same time. */
  async #create(account: NewAccount): Promise<Account | undefined> {
    const [created] = await this.#database.singleStatement((statement) =>
      statement.client.account.createManyAndReturn({ data: [account], skipDuplicates: true }),
    );
    return created;
  }

  #openSession(account: Account): Session {
    const { token, expiresAt } = this.#accessTokens.issue(account.id);
    return { account, accessToken: token, accessTokenExpiresAt: expiresAt };
  }
}

const INVALID_CREDENTIALS = {
  kind: 'InvalidCredentials',
  message: 'The e-mail address or the password is wrong.',
  path: ['input'],
} as const satisfies UserError;

const EMAIL_TAKEN = {
  kind: 'EmailTaken',
  message: 'There is an account with this e-mail address already.',
  path: ['input', 'email'],
} as const satisfies UserError;
