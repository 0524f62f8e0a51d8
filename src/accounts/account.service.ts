import { randomBytes } from 'node:crypto';
import type { Account } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { AccessTokens } from './session/access-token.ts';
import { hashPassword, verifyPassword } from './credentials/password.ts';

const PASSWORD_LENGTH = { min: 10, max: 200 };
const NAME_LENGTH = { min: 1, max: 100 };
/** RFC 5321 has no longer ones, and the unique index could not keep them. */
const EMAIL_LENGTH = { min: 3, max: 254 };

const GUEST_EMAIL = 'guest@rowlock.example';

export interface Session {
  account: Account;
  accessToken: string;
  accessTokenExpiresAt: Date;
}

export class AccountService {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;

  constructor({ database, accessTokens }: { database: Database; accessTokens: AccessTokens }) {
    this.#database = database;
    this.#accessTokens = accessTokens;
  }

  /** Makes a CUSTOMER and logs them in. Refused: InvalidInput, EmailTaken. */
  async register(input: { email: string; password: string; name: string }): Promise<Outcome<Session>> {
    const [problem, ...more] = registrationProblems(input);
    if (problem) return refused(problem, ...more);
    const passwordHash = await hashPassword(input.password);
    const account = await this.#create({ email: input.email.toLowerCase(), name: input.name.trim(), passwordHash });
    return account ? { value: this.#openSession(account) } : refused(emailTaken(input.email));
  }

  /** Refused: InvalidCredentials, the same for an unknown address and a wrong password. */
  async login(input: { email: string; password: string }): Promise<Outcome<Session>> {
    const account = await this.#database.prisma.account.findUnique({ where: { email: input.email.toLowerCase() } });
    const matches = await verifyPassword(account?.passwordHash, input.password);
    return account && matches ? { value: this.#openSession(account) } : refused(INVALID_CREDENTIALS);
  }

  byIds = async (ids: readonly string[]): Promise<Account[]> =>
    this.#database.prisma.account.findMany({ where: { id: { in: [...ids] } } });

  /**
   * Makes the first administrator when there is none.
   *
   * @returns the password that was made for them; undefined when it was given, or they exist
   */
  async ensureAdministrator({
    email,
    password,
  }: {
    email: string;
    password: string | undefined;
  }): Promise<string | undefined> {
    if (await this.#database.prisma.account.findFirst({ where: { role: 'ADMIN' }, select: { id: true } }))
      return undefined;
    const made = password === undefined ? randomBytes(12).toString('base64url') : undefined;
    const passwordHash = await hashPassword(password ?? made ?? '');
    const account = await this.#create({ email, name: 'Administrator', passwordHash, role: 'ADMIN' });
    // Another process may have been faster.
    return account ? made : undefined;
  }

  /** An access token of the demo's guest, a CUSTOMER whose password nobody knows. */
  async guestToken(): Promise<string> {
    const where = { email: GUEST_EMAIL };
    const guest =
      (await this.#database.prisma.account.findUnique({ where })) ??
      (await this.#create({
        ...where,
        name: 'Guest',
        passwordHash: await hashPassword(randomBytes(32).toString('hex')),
      })) ??
      (await this.#database.prisma.account.findUniqueOrThrow({ where }));
    return this.#openSession(guest).accessToken;
  }

  /** Undefined when the address is taken: the unique index says so, whoever comes at the same time. */
  async #create(
    account: Pick<Account, 'email' | 'name' | 'passwordHash'> & Partial<Account>,
  ): Promise<Account | undefined> {
    const [created] = await this.#database.singleStatement((tx) =>
      tx.client.account.createManyAndReturn({ data: [account], skipDuplicates: true }),
    );
    return created;
  }

  #openSession(account: Account): Session {
    const { token, expiresAt } = this.#accessTokens.issue({ accountId: account.id, role: account.role });
    return { account, accessToken: token, accessTokenExpiresAt: expiresAt };
  }
}

const INVALID_CREDENTIALS = {
  kind: 'InvalidCredentials',
  message: 'The e-mail address or the password is not right.',
  path: ['input'],
} as const satisfies UserError;

function emailTaken(email: string): UserError {
  return { kind: 'EmailTaken', message: `There is an account with ${email} already.`, path: ['input', 'email'] };
}

function registrationProblems(input: { email: string; password: string; name: string }): UserError[] {
  return [
    ...lengthProblem('email', input.email, EMAIL_LENGTH),
    ...lengthProblem('password', input.password, PASSWORD_LENGTH),
    ...lengthProblem('name', input.name.trim(), NAME_LENGTH),
  ];
}

function lengthProblem(field: string, value: string, { min, max }: { min: number; max: number }): UserError[] {
  if (value.length >= min && value.length <= max) return [];
  return [invalidInput(`The ${field} must have ${min} to ${max} characters.`, field)];
}
