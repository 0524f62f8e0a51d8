import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookSeats } from '../support/buying.ts';
import { readCatalogue } from '../support/catalogue.ts';
import { GraphQLClient } from '../support/client.ts';
import { untilDelivered } from '../support/delivered.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { freezeAge } from '../support/frozen-age.ts';
import { settleLostPayments } from '../support/settle.ts';
import { makeStaffWorld, sendMutation, STAFF_MUTATIONS, type StaffMutation } from '../support/staff-mutations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

/** Those that a catalogue shows; of the others only that they leave it right. */
const SHOWN: ReadonlySet<StaffMutation> = new Set([
  ...(['createMovie', 'updateMovie', 'archiveMovie', 'hideReview', 'unhideReview'] as const),
  ...(['createCinema', 'updateCinema', 'closeCinema'] as const),
  ...(['createAuditorium', 'updateAuditorium', 'closeAuditorium', 'importSeatMap'] as const),
  ...(['updateTicketType', 'archiveTicketType', 'updatePriceList'] as const),
  ...(['scheduleShowings', 'importShowings', 'updateShowing'] as const),
]);

const STAFF = Object.keys(STAFF_MUTATIONS) as StaffMutation[];

describe.each(MODES)('a catalogue that was read just before, %s,', (mode) => {
  const resources = new Resources();
  let testApp: TestApp;
  let uncached: App;
  let admin: GraphQLClient;

  beforeAll(async () => {
    testApp = resources.use(await startTestApp(mode, { settings: { ROLE: mode === 'redis' ? 'api' : 'all' } }));
    const config = readConfig({ ...testApp.environment, CACHE_MAX_AGE_MS: '0' });
    uncached = resources.use(await createApp(config, { logger: createLogger('silent') }));
    ({ client: admin } = await testApp.newAccount('ADMIN'));
  });
  afterAll(() => resources[Symbol.asyncDispose]());
  beforeEach(freezeAge);
  afterEach(() => void vi.useRealTimers());

  /** The catalogue before and after, and as it is in the database. */
  async function seenAround(world: MadeShowing, change: () => Promise<unknown>) {
    // Those of the preparations would drop what is read now.
    await untilDelivered(testApp.app.services.bus);
    const before = await readCatalogue(testApp.client, world);
    await change();
    const after = await readCatalogue(testApp.client, world);
    return { before, after, stored: await readCatalogue(new GraphQLClient(uncached.url), world) };
  }

  async function done(client: GraphQLClient, name: string, input: object): Promise<void> {
    const { data, errors } = await sendMutation(client, name, input);
    expect({ errors, refusals: data?.[name]?.errors }).toEqual({ errors: undefined, refusals: [] });
  }

  test.each(STAFF)('shows what %s has changed at once', async (name) => {
    const world = await makeStaffWorld(testApp);
    const input = await STAFF_MUTATIONS[name](world);
    const { before, after, stored } = await seenAround(world, () => done(admin, name, input));
    expect(after).toEqual(stored);
    if (SHOWN.has(name)) expect(after).not.toEqual(before);
  });

  test('shows the average of reviews at once when a buyer writes one, changes it and deletes it', async () => {
    const world = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
    const { accountId, client } = await testApp.newAccount();
    await bookSeats(client, world, { seatIds: world.seatIds.slice(0, 1) });
    await settleLostPayments(testApp);
    await testApp.database.prisma.ticket.updateMany({ data: { status: 'USED', checkedInAt: new Date() } });
    const { movieId } = world;
    const idOfReview = async () => {
      const where = { movieId_accountId: { movieId, accountId } };
      return (await testApp.app.services.database.prisma.review.findUniqueOrThrow({ where })).id;
    };
    const changes = [
      async () => done(client, 'createReview', { movieId, rating: 4 }),
      async () => done(client, 'updateReview', { id: await idOfReview(), expectedVersion: 1, rating: 2 }),
      async () => done(client, 'deleteReview', { id: await idOfReview() }),
    ];
    for (const change of changes) {
      const { before, after, stored } = await seenAround(world, change);
      expect(after).toEqual(stored);
      expect(after).not.toEqual(before);
    }
  });

  test('control: shows what it has shown before when the cache is not told', async () => {
    const world = await makeStaffWorld(testApp);
    const told = vi.spyOn(testApp.app.services.cache, 'changed').mockResolvedValue();
    const input = await STAFF_MUTATIONS.updateMovie(world);
    const { before, after, stored } = await seenAround(world, () => done(admin, 'updateMovie', input));
    expect(told).toHaveBeenCalledTimes(1);
    told.mockRestore();
    expect(after).toEqual(before);
    expect(after).not.toEqual(stored);
  });
});
