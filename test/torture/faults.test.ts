import { once } from 'node:events';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { openDatabase } from '../support/open-database.ts';
import { makeShowing } from '../support/fixtures.ts';
import { cloneDatabase, execute } from '../support/test-database.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { lockSeats, moveToTimeZone, useUpConnections } from './postgres-faults.ts';

/** A fault that nothing feels would make every torture pass. */
const resources = new Resources();
let url: string;

beforeAll(async () => {
  ({ url } = resources.use(await cloneDatabase()));
});
afterAll(() => resources[Symbol.asyncDispose]());

async function asked<Row extends pg.QueryResultRow>(connectionString: string, sql: string): Promise<Row[]> {
  return (await execute<Row>(connectionString, sql)).rows;
}

test('a slow network delays each way, little bandwidth delays what is large, and all arrives in its order', async () => {
  const { proxy, url: slowUrl } = await TcpProxy.inFrontOf(url);
  resources.use(proxy);
  proxy.pace = { latencyMs: 100, bytesPerSecond: 100_000 };
  const client = new pg.Client({ connectionString: slowUrl });
  await client.connect();
  const took = async (sql: string) => {
    const beganAt = performance.now();
    const { rows } = await client.query<{ text: string }>(sql);
    return { rows, ms: performance.now() - beganAt };
  };
  expect((await took('select 1')).ms).toBeGreaterThan(190);
  const large = await took(`select string_agg(number::text, ' ') as text from generate_series(1, 20000) as number`);
  expect(large.rows[0]?.text.split(' ').map(Number)).toEqual(Array.from({ length: 20_000 }, (_, index) => index + 1));
  // 108,893 bytes.
  expect(large.ms).toBeGreaterThan(1200);
  const waiting = took('select pg_sleep(0)');
  proxy.pace = undefined;
  await waiting;
  await client.end();
});

test('without a connection left, others are refused until they come back', async () => {
  await using server = await PostgresServer.start();
  {
    await using others = await useUpConnections(server.url);
    await expect(asked(server.url, 'select')).rejects.toThrow('too many clients');
    await others.useUpFor(1);
  }
  // PostgreSQL notices a moment later that they have gone.
  await expect
    .poll(() => asked(server.url, 'select 1 as one').catch(() => []), { timeout: 30_000 })
    .toEqual([{ one: 1 }]);
});

test('while others lock the seats, none is changed', async () => {
  await using database = openDatabase(url, { connections: 2 });
  const { showingId } = await makeShowing(database, { rows: 1, seatsPerRow: 1 });
  const change = `set lock_timeout = 50; update showing_seat set version = version + 1 where showing_id = '${showingId}'`;
  const unlock = await lockSeats(url);
  await expect(asked(url, change)).rejects.toThrow('lock timeout');
  await unlock();
  await asked(url, change.replace('50', '20000'));
});

test('the database moves to another time zone for those who do not ask for one', async () => {
  await moveToTimeZone(url, 'Pacific/Kiritimati');
  expect(await asked(url, 'show timezone')).toEqual([{ TimeZone: 'Pacific/Kiritimati' }]);
  await moveToTimeZone(url, 'UTC');
});

test('the clock of a process jumps an hour ahead, an hour behind and back; its timers go on', async () => {
  const clock = path.join(import.meta.dirname, 'shifted-clock.js');
  const tell = `console.log(JSON.stringify([Date.now(), new Date().getTime(), Date.parse(Date())]))`;
  const script = `${tell}; process.on('SIGUSR2', () => setTimeout(() => { ${tell} }, 1)); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--import', clock, '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const hoursOff = [];
  for await (const line of createInterface(child.stdout)) {
    const hours = (JSON.parse(line) as number[]).map((time) => Math.round((time - Date.now()) / 3_600_000) + 0);
    hoursOff.push(hours);
    if (hoursOff.length === 4) break;
    child.kill('SIGUSR2');
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(hoursOff).toEqual([0, 1, -1, 0].map((hours) => [hours, hours, hours]));
});
