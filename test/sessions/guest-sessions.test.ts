import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { Transaction } from '../../src/platform/database/transaction.ts';
import { Login, RegisterAccount } from '../accounts/operations.ts';
import { ADA } from '../bookings/contacts/operations.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { newGuest, ReadSessions, RefreshSession, StartGuestSession, stateOf } from './session-operations.ts';

const PASSWORD = 'a long password';

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const registration = () => ({ email: `${newId()}@example.com`, password: PASSWORD, name: 'Ada' });

describe('startGuestSession', () => {
  test('makes an account without e-mail address and password, to hold and book with, for 24 hours', async () => {
    const before = Date.now();
    const { startGuestSession } = await testApp.client.request(StartGuestSession, { input: { locale: 'PT-br' } });
    const { account, tokens, errors } = startGuestSession;
    expect(errors).toEqual([]);
    expect(account).toMatchObject({ email: null, name: 'Guest', isGuest: true });
    const hours = (new Date(tokens?.refreshTokenExpiresAt ?? '').getTime() - before) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    const row = await testApp.database.prisma.account.findUnique({ where: { id: account?.id ?? '' } });
    expect(row).toMatchObject({ isGuest: true, locale: 'pt-BR', email: null, passwordHash: null });
    const client = testApp.client.as(tokens?.accessToken ?? '');
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1), contact: ADA });
    expect((await client.request(ReadBooking, { id })).booking?.id).toBe(id);
  });

  test('gives each guest an account of its own, and none sees what another has', async () => {
    const [one, other] = [await newGuest(testApp.client), await newGuest(testApp.client)];
    expect(one.accountId).not.toBe(other.accountId);
    const { id } = await bookSeats(one.client, showing, { seatIds: showing.seatIds.slice(0, 1), contact: ADA });
    expect((await other.client.request(ReadBooking, { id })).booking).toBeNull();
  });

  test('is RATE_LIMITED after 20 guests of an address in an hour, and they go on', async () => {
    await using app = await createApp(readConfig({ ...testApp.environment, RATE_LIMITS: 'on' }), {
      logger: createLogger('silent'),
    });
    const client = new GraphQLClient(app.url);
    const guests = [];
    for (let count = 0; count < 20; count++) guests.push(await newGuest(client));
    expect(new Set(guests.map(({ accountId }) => accountId)).size).toBe(20);
    const { data, errors } = await withoutAnyChange(testApp.database, () =>
      client.send(StartGuestSession, { input: {} }),
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['startGuestSession'], extensions: { code: 'RATE_LIMITED' } }]);
    const input = { refreshToken: guests[0]?.tokens.refreshToken ?? '' };
    expect((await client.request(RefreshSession, { input })).refreshSession.errors).toEqual([]);
  });
});

describe('a guest that registers', () => {
  test('becomes the account, with its holds and bookings, and logs in anew', async () => {
    const guest = await newGuest(testApp.client);
    const { id: holdId } = await holdSeats(guest.client, showing, showing.seatIds.slice(0, 1));
    const { id } = await bookSeats(guest.client, showing, { seatIds: showing.seatIds.slice(1, 2), contact: ADA });
    const input = registration();
    const { register } = await guest.client.request(RegisterAccount, { input });
    expect(register).toMatchObject({ account: { id: guest.accountId, email: input.email, name: 'Ada' }, errors: [] });
    const client = testApp.client.as(register.tokens?.accessToken ?? '');
    expect((await client.request(ReadBooking, { id })).booking?.id).toBe(id);
    const holds = await testApp.database.prisma.hold.findMany({ where: { accountId: guest.accountId } });
    expect(holds.map((hold) => hold.id)).toContain(holdId);
    const { me } = await client.request(ReadSessions, {});
    expect(me).toMatchObject({ isGuest: false, sessions: [{ current: true }] });
    const { login } = await testApp.client.request(Login, { input: { email: input.email, password: PASSWORD } });
    expect(login.account?.id).toBe(guest.accountId);
  });

  test('ends the tokens that it had', async () => {
    const guest = await newGuest(testApp.client);
    await guest.client.request(RegisterAccount, { input: registration() });
    expect(await stateOf(guest.client)).toBe('UNAUTHENTICATED');
    const { refreshToken } = guest.tokens;
    const { refreshSession } = await testApp.client.request(RefreshSession, { input: { refreshToken } });
    expect(refreshSession.errors).toMatchObject([{ __typename: 'InvalidToken' }]);
  });

  test('stays a guest when the address is taken', async () => {
    const input = registration();
    await testApp.client.request(RegisterAccount, { input });
    const guest = await newGuest(testApp.client);
    const { register } = await withoutAnyChange(testApp.database, () =>
      guest.client.request(RegisterAccount, { input }),
    );
    expect(register).toMatchObject({ account: null, tokens: null, errors: [{ __typename: 'EmailTaken' }] });
    expect(await stateOf(guest.client)).toBe('open');
  });

  test('twice at the same time becomes one account', async () => {
    const guest = await newGuest(testApp.client);
    const select = 'select id from account where id = $1 for update';
    await using lock = await RowLock.take(testApp.databaseUrl, select, [guest.accountId]);
    const both = [registration(), registration()].map((input) => guest.client.send(RegisterAccount, { input }));
    await lock.untilAwaitedBy(2);
    await lock.release();
    const answers = await Promise.all(both);
    const made = answers.flatMap(({ data }) => data?.register.account ?? []);
    expect(made).toMatchObject([{ id: guest.accountId }]);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([
      { path: ['register'], extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

test('an account that is no guest and registers another address makes another account', async () => {
  const { accountId, client } = await testApp.newAccount();
  const { register } = await client.request(RegisterAccount, { input: registration() });
  expect(register.errors).toEqual([]);
  expect(register.account?.id).not.toBe(accountId);
  expect(await stateOf(client)).toBe('open');
});

describe('a guest that logs in', () => {
  test('gives the account what it has, in the transaction that opens the session, and its own sessions end', async () => {
    const input = registration();
    const { register } = await testApp.client.request(RegisterAccount, { input });
    const guest = await newGuest(testApp.client);
    const move = vi.spyOn(testApp.app.services.personalData, 'move');
    try {
      const { login } = await guest.client.request(Login, { input: { email: input.email, password: PASSWORD } });
      expect(login.account?.id).toBe(register.account?.id);
      expect(move.mock.calls.map(([, accounts]) => accounts)).toEqual([
        { from: guest.accountId, to: register.account?.id },
      ]);
      expect(await stateOf(testApp.client.as(login.tokens?.accessToken ?? ''))).toBe('open');
    } finally {
      move.mockRestore();
    }
    expect(await stateOf(guest.client)).toBe('UNAUTHENTICATED');
  });

  test('is not logged in, and goes on, when that fails', async () => {
    const input = registration();
    await testApp.client.request(RegisterAccount, { input });
    const guest = await newGuest(testApp.client);
    const failing = async ({ client }: Transaction) => {
      await client.account.update({ where: { id: guest.accountId }, data: { name: 'Half moved' } });
      throw new Error('moving failed');
    };
    const move = vi.spyOn(testApp.app.services.personalData, 'move').mockImplementation(failing);
    try {
      const { errors } = await withoutAnyChange(testApp.database, () =>
        guest.client.send(Login, { input: { email: input.email, password: PASSWORD } }),
      );
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    } finally {
      move.mockRestore();
    }
    expect(await stateOf(guest.client)).toBe('open');
  });

  test('with a wrong password keeps what it has', async () => {
    const input = registration();
    await testApp.client.request(RegisterAccount, { input });
    const guest = await newGuest(testApp.client);
    const { login } = await withoutAnyChange(testApp.database, () =>
      guest.client.request(Login, { input: { email: input.email, password: 'another password' } }),
    );
    expect(login.errors).toMatchObject([{ __typename: 'InvalidCredentials' }]);
    expect(await stateOf(guest.client)).toBe('open');
  });

  test("while it registers moves nothing: what it had is the new account's", async () => {
    const other = registration();
    await testApp.client.request(RegisterAccount, { input: other });
    const guest = await newGuest(testApp.client);
    const move = vi.spyOn(testApp.app.services.personalData, 'move');
    try {
      const select = 'select id from account where id = $1 for update';
      await using lock = await RowLock.take(testApp.databaseUrl, select, [guest.accountId]);
      const registering = guest.client.send(RegisterAccount, { input: registration() });
      await lock.untilAwaitedBy(1);
      const loggingIn = guest.client.send(Login, { input: { email: other.email, password: PASSWORD } });
      await lock.untilAwaitedBy(2);
      await lock.release();
      const [registered, loggedIn] = [await registering, await loggingIn];
      expect(registered.data?.register.account?.id).toBe(guest.accountId);
      expect(loggedIn.data?.login.errors).toEqual([]);
      expect(move).not.toHaveBeenCalled();
    } finally {
      move.mockRestore();
    }
  });
});
