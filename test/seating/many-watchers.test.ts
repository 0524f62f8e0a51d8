import { expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus } from '../../src/platform/messages/bus.ts';
import { Topic } from '../../src/platform/messages/topic.ts';
import { SeatChannel } from '../../src/seating/live/seat-channel.ts';
import type { SeatEvent } from '../../src/seating/live/seat-event.ts';
import { isSeatStates } from '../../src/seating/seat-state.ts';

const WATCHERS = 4000;
/** Of processor time, for each event of each watcher. */
const WORK_MS = 0.05;

function work(): void {
  const start = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 >= WORK_MS) return;
  }
}

test('very many watchers get every event in order, and other work gets its turn meanwhile', async () => {
  await using bus = createMessageBus({ redisUrl: undefined, logger: createLogger('silent') });
  const channel = new SeatChannel({
    priceRevision: 0n,
    showing: { id: 'showing', version: 0, seatMapId: 'map' },
    topic: new Topic('seats', { bus, isMessage: isSeatStates }),
    load: () => Promise.resolve([]),
    seats: [],
  });
  const kinds: SeatEvent['kind'][][] = [];
  const watching = Array.from({ length: WATCHERS }, async (_, index) => {
    const seen: SeatEvent['kind'][] = (kinds[index] = []);
    for await (const event of channel.watch(() => undefined)) {
      if (seen.length > 0) work();
      seen.push(event.kind);
    }
  });
  await expect.poll(() => kinds.every(({ length }) => length === 1)).toBe(true);

  let turnsOfOthers = 0;
  const other = () => {
    turnsOfOthers++;
    handle = setImmediate(other);
  };
  let handle = setImmediate(other);
  channel.applyShowingVersion(1);
  channel.sendSnapshot();
  while (kinds.some(({ length }) => length < 3)) await new Promise((resolve) => setImmediate(resolve));
  clearImmediate(handle);
  channel.close();
  await Promise.all(watching);
  expect(new Set(kinds.map((seen) => seen.join(' ')))).toEqual(new Set(['SeatSnapshot ShowingChanged SeatSnapshot']));
  // All at once, it would be one or two.
  expect(turnsOfOthers).toBeGreaterThanOrEqual(4);
});
