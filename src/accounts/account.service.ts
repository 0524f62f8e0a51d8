import type { Account, RoleGrant } from '../generated/prisma/client.ts';
import { findRow, manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { fateOf, violates } from '../platform/database/errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { readEmailAddress } from '../platform/email-address.ts';
import { notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';
import type { PersonalData } from '../platform/personal-data.ts';
import { readName, readRegistration, type Registration } from './account-input.ts';
import { hashPassword, isWeakerThanToday, verifyPassword } from './credentials/password.ts';
import type { AccountMails } from './mails/account-mails.ts';
import { lockAccount } from './roles/sql/lock-account.ts';
import type { OpenSession, Sessions } from './session/sessions.service.ts';

type NewAccount = Pick<Account, 'name' | 'passwordHash'> & { email: string };

/** Who registers or logs in. */
export interface LoginCaller {
  /** Whose login the request has already: a guest's things go on to the account. Undefined without one. */
  accountId: string | undefined;
  /** As in `RequestContext.device`. */
  device: string;
}

/** How often a password is verified again because its hash was written anew meanwhile. */
const VERIFICATIONS = 3;

interface Parts {
  database: Database;
  sessions: Sessions;
  accountMails: AccountMails;
  personalData: Pick<PersonalData, 'move'>;
}

export class AccountService {
  readonly #database: Database;
  readonly #sessions: Sessions;
  readonly #accountMails: AccountMails;
  readonly #personalData: Pick<PersonalData, 'move'>;

  constructor({ database, sessions, accountMails, personalData }: Parts) {
    this.#database = database;
    this.#sessions = sessions;
    this.#accountMails = accountMails;
    this.#personalData = personalData;
  }

  readonly byId = oneRow<Account>(
    ({ id }) => id,
    (ids) => this.#database.prisma.account.findMany({ where: { id: { in: [...ids] } } }),
  );

  /** None while the account has to change its password first. */
  readonly grantsByAccountId = manyRows<RoleGrant>(
    ({ accountId }) => accountId,
    (accountIds) =>
      this.#database.prisma.roleGrant.findMany({
        where: { accountId: { in: [...accountIds] }, account: { mustChangePassword: false } },
        orderBy: [{ role: 'asc' }, { id: 'asc' }],
      }),
  );

  /** An access token may outlive its account. */
  async exists(id: string): Promise<boolean> {
    return (await findRow(this.byId, id)) !== undefined;
  }

  /**
   * Makes a buyer's account and logs in. A guest becomes the account, with everything that it has. Refused: InvalidInput,
   * EmailTaken.
   *
   * @returns undefined when the guest has become an account meanwhile, so that its login has ended
   */
  async register(input: Registration, caller: LoginCaller): Promise<Outcome<OpenSession> | undefined> {
    const { value, errors } = readRegistration(input);
    if (errors) return refused(...errors);
    const guestId = await this.#guestAmong(caller);
    const { email, password, name } = value;
    const account = { email, name, passwordHash: await hashPassword(password) };
    return guestId === undefined ? this.#create(account, caller) : this.#turnGuest(guestId, { account, caller });
  }

  /**
   * With a guest's login, what the guest has goes to the account. Refused: InvalidCredentials, the same for an unknown
   * address and a wrong password.
   */
  async login(input: { email: string; password: string }, caller: LoginCaller): Promise<Outcome<OpenSession>> {
    const email = readEmailAddress(input.email);
    const guestId = await this.#guestAmong(caller);
    for (let verification = 1; verification <= VERIFICATIONS; verification++) {
      const found = email === undefined ? null : await this.#database.prisma.account.findUnique({ where: { email } });
      const matches = await verifyPassword(found?.passwordHash, input.password);
      if (!found || !matches) break;
      const session = await this.#database.transaction((tx) => this.#openVerified(tx, { found, guestId, caller }));
      if (!session) continue;
      await this.#strengthenHash(found, input.password);
      return { value: session };
    }
    return refused(INVALID_CREDENTIALS);
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

  async #guestAmong({ accountId }: LoginCaller): Promise<string | undefined> {
    const account = accountId === undefined ? undefined : await findRow(this.byId, accountId);
    return account?.isGuest ? account.id : undefined;
  }

  /** The unique index decides whether the address is taken, also between requests at the same time. */
  #create(account: NewAccount, caller: LoginCaller): Promise<Outcome<OpenSession>> {
    return this.#database.transaction(async (tx) => {
      const [created] = await tx.client.account.createManyAndReturn({ data: [account], skipDuplicates: true });
      return created ? { value: await this.#openNew(tx, created, caller) } : refused(EMAIL_TAKEN);
    });
  }

  /** The row stays the same. The guest's tokens, which may be in other hands, are not those of the account. */
  async #turnGuest(
    id: string,
    { account, caller }: { account: NewAccount; caller: LoginCaller },
  ): Promise<Outcome<OpenSession> | undefined> {
    try {
      return await this.#database.transaction(async (tx) => {
        const [turned] = await tx.client.account.updateManyAndReturn({
          where: { id, isGuest: true },
          data: { ...account, isGuest: false, version: { increment: 1 } },
        });
        if (!turned) return undefined;
        await this.#sessions.endAll(tx, id);
        return { value: await this.#openNew(tx, turned, caller) };
      });
    } catch (error) {
      if (!violates(error, 'account_email_key')) throw error;
      return refused(EMAIL_TAKEN);
    }
  }

  async #openNew(tx: Transaction, account: Account, caller: LoginCaller): Promise<OpenSession> {
    const { id: accountId, email } = account;
    if (email !== null) await this.#accountMails.write(tx, { accountId, purpose: 'VERIFY_EMAIL', email });
    return this.#sessions.open(account, caller, tx);
  }

  /**
   * With today's parameters, when it was made with weaker ones. Only the hash that was verified is replaced: the password may
   * have been changed meanwhile. If it cannot be done now, the next login does it.
   */
  async #strengthenHash({ id, passwordHash }: Account, password: string): Promise<void> {
    if (passwordHash === null || !isWeakerThanToday(passwordHash)) return;
    try {
      const stronger = await hashPassword(password);
      await this.#database.singleStatement((statement) =>
        statement.client.account.updateMany({ where: { id, passwordHash }, data: { passwordHash: stronger } }),
      );
    } catch (error) {
      if (fateOf(error) === undefined) throw error;
    }
  }

  /**
   * Undefined when the password was changed after it was verified: a login with the old one, which may be a thief's, must not
   * outlive the change.
   */
  async #openVerified(
    tx: Transaction,
    { found, guestId, caller }: { found: Account; guestId: string | undefined; caller: LoginCaller },
  ): Promise<OpenSession | undefined> {
    const account = await lockAccount(tx, found.id);
    if (account?.passwordHash !== found.passwordHash) return undefined;
    // It may have registered meanwhile.
    const guest = guestId === undefined ? undefined : await lockAccount(tx, guestId);
    if (guest?.isGuest) {
      await this.#personalData.move(tx, { from: guest.id, to: account.id });
      await this.#sessions.endAll(tx, guest.id);
    }
    return this.#sessions.open(account, caller, tx);
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
