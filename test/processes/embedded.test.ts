import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Resources } from '../../src/platform/resources.ts';
import { Login, RegisterAccount } from '../accounts/operations.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadBooking, ReadHold } from '../support/operations.ts';
import { openDatabaseOf } from '../support/process-database.ts';
import { isAlive, postgresOf, ServerProcess, startServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { watchWithoutReading } from '../support/deaf-watcher.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('one installation on the embedded PostgreSQL', () => {
  const resources = new Resources();
  let dataDir: string;
  let temporary: string;
  let server: ServerProcess;
  let admin: { email: string; password: string };
  let token: string;
  let showing: MadeShowing;
  let holdId: string;

  beforeAll(async () => {
    dataDir = path.join(resources.use(await temporaryDirectory()).path, 'data');
    temporary = resources.use(await temporaryDirectory()).path;
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  const settings = () => ({ environment: { DATA_DIR: dataDir, TMPDIR: temporary, LOG_LEVEL: 'warn' } });

  async function start(): Promise<void> {
    server = resources.use(await startServerProcess(settings()));
  }

  async function expectNothingLeft(postgres: Awaited<ReturnType<typeof postgresOf>>): Promise<void> {
    expect(postgres && isAlive(postgres.pid)).toBe(false);
    expect(await postgresOf(dataDir)).toBeUndefined();
    expect(await readdir(temporary)).toEqual([]);
  }

  test('starts in an empty folder, and prints its addresses and the login of the administrator', async () => {
    await start();
    const [, email = '', password = ''] = /log in\s+as (\S+) with the password (\S+)/.exec(server.output) ?? [];
    expect(password).toMatch(/^[\w-]{16}$/);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.output.split('\n')).toEqual([
      `Rowlock is ready at ${server.url}`,
      `  page     ${server.url}/            what is on, and seat maps that change live`,
      `  GraphQL  ${server.url}/graphql     HTTP and WebSocket`,
      `  try it   ${server.url}/graphiql    operations to run as they are`,
      `  log in   as admin@rowlock.example with the password ${password}`,
      '           It is shown only now.',
      '  demo     two cinemas, twelve movies, a week of showings; pay with pm_card_visa',
      '  customer customer@rowlock.example, password rowlock-demo',
      '  staff    staff@rowlock.example, password rowlock-demo',
      `  data     ${dataDir}, in an embedded PostgreSQL`,
      '',
    ]);
    admin = { email, password };
    expect(await server.client.request(Login, { input: admin })).toMatchObject({
      login: { account: { roles: [{ role: 'ADMIN', cinema: null }] }, errors: [] },
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await fetch(server.url)).headers.get('content-type')).toMatch('text/html');
  });

  test('refuses a second server on the same folder with one line, and goes on', async () => {
    await using second = new ServerProcess(settings());
    expect(await second.exited()).toEqual({ code: 1, signal: null });
    expect(second.output).toBe('');
    expect(second.errors).toMatch(/^Rowlock cannot start: DATA_DIR: another Rowlock is running on .+\n$/);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test('exits on SIGTERM with code 0, and leaves no process and no file', async () => {
    const input = { email: 'ada@example.com', password: 'difference engine', name: 'Ada' };
    token = (await server.client.request(RegisterAccount, { input })).register.tokens?.accessToken ?? '';
    await using database = await openDatabaseOf(dataDir);
    showing = await makeShowing(database);
    holdId = (await holdSeats(server.client.as(token), showing, showing.seatIds.slice(0, 2))).id;
    const postgres = await postgresOf(dataDir);
    server.kill('SIGTERM');
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await expectNothingLeft(postgres);
  });

  test('keeps its data and its secret: an earlier token still works', async () => {
    await start();
    expect(server.output).not.toMatch(/with the password \S+$/m);
    const { hold } = await server.client.as(token).request(ReadHold, { id: holdId });
    expect(hold).toMatchObject({ status: 'ACTIVE', seats: [{ status: 'HELD' }, { status: 'HELD' }] });
    expect(await server.client.request(Login, { input: admin })).toMatchObject({ login: { errors: [] } });
  });

  test('has everything that was acknowledged when it starts again after SIGKILL', async () => {
    const buyer = server.client.as(token);
    const paid = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(2, 4) });
    await bookingOnce(buyer, paid.id, 'CONFIRMED');
    const slow = { seatIds: showing.seatIds.slice(4, 6), paymentToken: 'pm_fake_slow' };
    const unpaid = await bookSeats(buyer, showing, slow);
    const last = await holdSeats(buyer, showing, showing.seatIds.slice(6, 8));
    server.kill('SIGKILL');
    expect(await server.exited()).toEqual({ code: null, signal: 'SIGKILL' });
    const orphan = await postgresOf(dataDir);
    expect(orphan && isAlive(orphan.pid)).toBe(true);

    await start();
    expect(await postgresOf(dataDir)).toEqual(orphan);
    const again = server.client.as(token);
    expect(await again.request(ReadBooking, { id: paid.id })).toMatchObject({
      booking: { status: 'CONFIRMED', tickets: [{ status: 'VALID' }, { status: 'VALID' }] },
    });
    expect(await again.request(ReadHold, { id: last.id })).toMatchObject({ hold: { status: 'ACTIVE' } });
    expect(await again.request(ReadBooking, { id: unpaid.id })).toMatchObject({
      booking: { status: 'PENDING_PAYMENT' },
    });
    await using database = await openDatabaseOf(dataDir);
    await database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
    await bookingOnce(again, unpaid.id, 'CONFIRMED');
    const { showingId } = showing;
    expect(await database.prisma.showingSeat.count({ where: { showingId, status: 'SOLD' } })).toBe(4);
    expect(await database.prisma.showingSeat.count({ where: { showingId, status: 'HELD' } })).toBe(4);
    expect(await database.prisma.fakeGatewayCharge.count()).toBe(2);
  });

  test('exits on SIGINT although a watcher has stopped reading', async () => {
    await using deaf = await watchWithoutReading(server.client, showing.showingId);
    const postgres = await postgresOf(dataDir);
    server.kill('SIGINT');
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(deaf.readyState).toBe(WebSocket.OPEN);
    await expectNothingLeft(postgres);
  });
});
