import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { modules } from '../../src/modules.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus, type MessageBus } from '../../src/platform/messages/bus.ts';
import { type MessageGuard, Topic } from '../../src/platform/messages/topic.ts';
import { Resources } from '../../src/platform/resources.ts';
import { SeatChannel } from '../../src/seating/live/seat-channel.ts';
import { isSeatStates, type SeatState } from '../../src/seating/seat-state.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const PATIENCE = { timeout: 30_000 };
/** As in src/platform/queues/bull.ts. */
const PREFIX = '{rowlock}';

const resources = new Resources();
let testApp: TestApp;
/** On which a process of another version is heard. */
let bus: MessageBus;

beforeAll(async () => {
  testApp = resources.use(await startTestApp('redis'));
  bus = resources.use(createMessageBus({ redisUrl: testApp.redisUrl, logger: createLogger('silent') }));
  await vi.waitUntil(() => heard('later', null), PATIENCE);
});
afterAll(() => resources[Symbol.asyncDispose]());

function heard(channel: string, message: unknown): Promise<boolean> {
  return bus.publish(channel, message).then(
    () => true,
    () => false,
  );
}

/** What no version is meant to send. */
const STRANGE = [null, 'text', 7, {}, [], { seats: [] }, [null], ['text'], { sessionIds: 'text' }];

describe('a message of a process of another version', () => {
  let showing: MadeShowing;
  let watch: SeatWatch;
  beforeAll(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
    watch = resources.use(await SeatWatch.open(testApp.client, showing.showingId));
  });

  const tell = (message: unknown) => bus.publish(`seats:${showing.showingId}`, message);

  test('about seats that says more than is known here tells what is known', async () => {
    const [seatId] = showing.seatIds;
    // No row has it: only the message can tell it.
    await tell([{ seatId, status: 'BLOCKED', version: 1000, later: { much: 'more' } }]);
    await watch.until(() => watch.status(seatId) === 'BLOCKED', PATIENCE.timeout);
  });

  test('about seats that is not understood is ignored, and what comes after it is not', async () => {
    const [, second, third, fourth] = showing.seatIds;
    const misunderstood = [
      [{ seatId: second, status: 'RESERVED_FOR_LATER', version: 1000 }],
      [{ seatId: second, status: 'toString', version: 1000 }],
      [{ seatId: second, status: 'SOLD' }],
      [{ seatId: second, version: 1000 }],
      [{ seatId: second, status: 'SOLD', version: '1000' }],
      { seats: [{ seatId: second, status: 'SOLD', version: 1000 }] },
    ];
    for (const message of [...STRANGE, ...misunderstood]) await tell(message);
    await tell([{ seatId: third, status: 'BLOCKED', version: 1000 }]);
    await watch.until(() => watch.status(third) === 'BLOCKED', PATIENCE.timeout);
    expect([second, fourth].map((seatId) => watch.status(seatId))).toEqual(['AVAILABLE', 'AVAILABLE']);
  });

  test('about sessions and roles: the same', async () => {
    const { revocations } = testApp.app.services;
    const [first, second, unknown] = [newId(), newId(), newId()];
    const tellAll = (message: unknown) => bus.publish('revocations:everything', message);
    const isKnown = async (id: string) => {
      await tellAll({ sessionIds: [id], roles: [], later: 1 });
      return revocations.has(id);
    };
    // Messages are heard a moment after the start.
    await expect.poll(() => isKnown(first), PATIENCE).toBe(true);
    const misunderstood = [{ sessionIds: [unknown] }, { sessionIds: [unknown], roles: [{ accountId: newId() }] }];
    for (const message of [...STRANGE, ...misunderstood]) await tellAll(message);
    await expect.poll(() => isKnown(second), PATIENCE).toBe(true);
    expect(revocations.has(unknown)).toBe(false);
  });

  test('of which only the arrival counts may be anything', async () => {
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(3) });
    for (const message of STRANGE) {
      await bus.publish(`booking:${id}`, message);
      await bus.publish('changes:everything', message);
      await bus.publish('later:everything', message);
    }
    await bookingOnce(client, id, 'CONFIRMED', { withinMs: PATIENCE.timeout });
  });

  test.each([
    ['', isSeatStates, 'is ignored'],
    ['control: without a guard, ', (message: unknown): message is SeatState[] => Boolean(message), 'is thrown at'],
  ] satisfies [string, MessageGuard<SeatState[]>, string][])(
    '%sone that is no list of seats %#',
    async (_, isMessage, expected) => {
      await using own = createMessageBus({ redisUrl: undefined, logger: createLogger('silent') });
      const topic = new Topic('seats', { bus: own, isMessage });
      const channel = new SeatChannel({
        ...{ priceRevision: 0n, showing: { id: 'showing', version: 0, seatMapId: 'map' } },
        ...{ topic, load: () => Promise.resolve([]), seats: [] },
      });
      await channel.subscribe();
      // Here it throws at who publishes. What Redis delivers throws at nothing, which ends the process.
      const told = await Promise.resolve()
        .then(() => own.publish('seats:showing', { seats: [] }))
        .then(
          () => 'is ignored',
          () => 'is thrown at',
        );
      channel.close();
      expect(told).toBe(expected);
    },
  );
});

describe('a job of a process of another version', () => {
  test('that is not understood fails alone: the next one is done', async () => {
    const names = (await modules.load()).flatMap(({ workers }) =>
      (workers?.(testApp.app.services) ?? []).map(({ job }) => job.name),
    );
    expect(names.length).toBeGreaterThan(4);
    const [one, other] = [newId(), newId()];
    // Of rows that are gone, with what this version does not know.
    const known = { paymentIds: [one], refundId: one, mailId: one, cancellationId: one, halfSecond: 1, later: other };
    await using own = new Resources();
    for (const name of names) {
      const queue = new Queue(name, { connection: { url: testApp.redisUrl ?? '' }, prefix: PREFIX });
      own.defer(() => queue.close());
      const strange = await Promise.all(STRANGE.map((payload) => queue.add(name, payload)));
      const job = await queue.add(name, known);
      await expect.poll(() => job.getState(), PATIENCE).toBe('completed');
      for (const each of strange) await expect.poll(() => each.getState(), PATIENCE).toMatch(/^(completed|failed)$/);
    }
    expect(testApp.app.services.queues.abandoned).toEqual([]);
  });

  test('of a kind that is not known waits for a process that knows it', async () => {
    await using own = new Resources();
    const queue = new Queue('later-kind', { connection: { url: testApp.redisUrl ?? '' }, prefix: PREFIX });
    own.defer(() => queue.close());
    const job = await queue.add('later-kind', {});
    const showing = await makeShowing(testApp.database);
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
    await bookingOnce(client, id, 'CONFIRMED', { withinMs: PATIENCE.timeout });
    expect(await job.getState()).toBe('waiting');
  });
});
