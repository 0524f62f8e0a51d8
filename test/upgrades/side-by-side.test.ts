import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openShowings } from '../../scripts/buyer/box-office.ts';
import { GuestApi } from '../../scripts/buyer/guest-api.ts';
import { Resources } from '../../src/platform/resources.ts';
import { audit } from '../support/audited.ts';
import { openDatabase } from '../support/open-database.ts';
import { seatsInTwoStates } from '../support/seats-in-two-states.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { projectRoot } from '../support/server-process.ts';
import { Buyers } from './buyers.ts';
import { Installation, type Role } from './installation.ts';
import { makeNextVersion, migrationsOf, THIS_VERSION, type Version } from './versions.ts';

/** `npm run upgrade-test` sets them: the folder of an earlier version, and whether to roll although upgrades.md says to stop. */
const { UPGRADE_FROM, UPGRADE_ROLL } = process.env;
const SHORT = { count: 3, bookings: 6, roles: ['all'] as readonly Role[] };
const LONG = { count: 12, bookings: 60, roles: ['api', 'worker'] as readonly Role[] };
/** In the suite this version is the earlier one, and the later one has a migration more. */
const isShort = UPGRADE_FROM === undefined;
const { count, bookings, roles } = isShort ? SHORT : LONG;
const PATIENCE_MS = 60_000;

/** Why a process of the earlier version does not survive the migrations that it lacks; [] when it does. */
const reasonsToStop = isShort || UPGRADE_ROLL === '1' ? [] : documented(migrationsBetween(UPGRADE_FROM, THIS_VERSION));

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const resources = new Resources();
let installation: Installation;
let earlier: Version;
let later: Version;
let buyers: Buyers;
let showingId: string;
const watches = new Map<Version, SeatWatch>();

function migrationsBetween(from: Version, to: Version): string[] {
  const known = new Set(migrationsOf(from));
  return migrationsOf(to).filter((name) => !known.has(name));
}

/** Those of these migrations that docs/upgrades.md lists. */
function documented(names: readonly string[]): string[] {
  const document = readFileSync(path.join(projectRoot, 'docs/upgrades.md'), 'utf8');
  return names.filter((name) => document.includes(`\`${name}\``));
}

beforeAll(async () => {
  [earlier, later] = isShort
    ? [THIS_VERSION, await makeNextVersion(resources)]
    : ([UPGRADE_FROM, THIS_VERSION] as const);
  const added = migrationsBetween(earlier, later);
  console.log(`migrations between the versions: ${added.join(', ') || 'none'}`);
  if (reasonsToStop.length > 0) console.log(`every process is stopped, because of ${reasonsToStop.join(', ')}`);
  installation = resources.use(await Installation.open());
  await installation.start(earlier, roles);
  const [server = ''] = installation.servers(earlier);
  const showings = (await openShowings(new GuestApi(server), { wanted: [], first: 50 })).map(({ id }) => id);
  // Its sales go on the longest.
  showingId = showings.at(-1) ?? '';
  buyers = resources.use(new Buyers({ count, servers: [server], showings }));
  await watch(earlier);
});
afterAll(() => resources[Symbol.asyncDispose]());

async function watch(version: Version): Promise<void> {
  watches.set(version, resources.use(await SeatWatch.open(installation.clientOf(version), showingId)));
}

/** Each watcher shows every seat as the database has it now, or newer. */
async function expectWatchersToBeRight(): Promise<void> {
  const { rows } = await installation.client.query<{ seatId: string; version: number; status: string }>(
    'select seat_id as "seatId", version, status from showing_seat where showing_id = $1',
    [showingId],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const seen of watches.values()) {
    const isRight = ({ seats }: SeatWatch) =>
      rows.every(({ seatId, version, status }) => {
        const seat = seats.get(seatId);
        return seat !== undefined && (seat.version > version || (seat.version === version && seat.status === status));
      });
    await seen.until(isRight, PATIENCE_MS);
  }
}

async function stop(version: Version): Promise<void> {
  await watches.get(version)?.[Symbol.asyncDispose]();
  watches.delete(version);
  await installation.stop(version);
}

test('the version before sells', async () => {
  await buyers.untilMore(bookings);
});

describe.runIf(reasonsToStop.length === 0)('the version after it, in place of one process after the other:', () => {
  test.runIf(isShort)('while its migration waits for a backup, the processes that are there sell', async () => {
    await installation.lockAllTables();
    const [role = 'all'] = roles;
    const starting = installation.launch(later, role);
    await expect
      .poll(() => starting.errors, { timeout: PATIENCE_MS })
      .toMatch(/a migration waits for the transaction of pg_dump, process \d+/);
    await buyers.untilMore(bookings);
    await installation.unlockTables();
    await starting.ready();
  });

  test('both sell, and each shows its watchers what was done at the other', async () => {
    if (installation.servers(later).length === 0) await installation.start(later, roles);
    const both = installation.servers(earlier, later);
    expect(both.length).toBe(2);
    await buyers.goTo(both);
    await watch(later);
    await buyers.untilMore(bookings * 2);
    for (const server of both) expect(buyers.answeredBy(server)).toBeGreaterThan(bookings);
    await expectWatchersToBeRight();
  });

  test.runIf(roles.includes('worker'))('workers of the later version do what the earlier one asks for', async () => {
    await buyers.goTo(installation.servers(earlier));
    await installation.stop(earlier, ['worker']);
    await buyers.untilMore(bookings);
  });

  test('it sells alone', async () => {
    await buyers.goTo(installation.servers(later));
    await stop(earlier);
    await buyers.untilMore(bookings);
    await expectWatchersToBeRight();
  });

  test.runIf(!isShort)('and back: the version before starts on the database that was migrated, and sells', async () => {
    await installation.start(earlier, roles);
    await buyers.goTo(installation.servers(earlier));
    await stop(later);
    await watch(earlier);
    await buyers.untilMore(bookings);
    await expectWatchersToBeRight();
  });
});

describe.runIf(reasonsToStop.length > 0)('once every process of it has stopped,', () => {
  test('the version after it sells', async () => {
    await buyers.goTo([]);
    await stop(earlier);
    await installation.start(later, roles);
    await watch(later);
    await buyers.goTo(installation.servers(later));
    await buyers.untilMore(bookings);
    await expectWatchersToBeRight();
  });
});

test('no request failed, and no process has logged an error', async () => {
  await buyers[Symbol.asyncDispose]();
  expect(buyers.failures).toEqual([]);
  const errors = installation.members.flatMap(({ process }) =>
    process.errors.split('\n').filter((line) => /"level":[56]0/.test(line)),
  );
  expect(errors).toEqual([]);
});

test('every booking whose placing was answered is there, and bookings, ledger and payment provider agree', async () => {
  expect(buyers.placed.length).toBeGreaterThanOrEqual(bookings * 2);
  const { rows } = await installation.client.query<{ id: string }>(
    `select id from booking where id = any ($1::uuid[]) and status = 'CONFIRMED'`,
    [buyers.placed],
  );
  expect(rows.length).toBe(buyers.placed.length);
  await using database = openDatabase(installation.url);
  expect(await seatsInTwoStates(database)).toEqual([]);
  await audit(installation.url);
});
