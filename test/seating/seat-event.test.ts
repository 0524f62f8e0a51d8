import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import { mergeSeatEvents, type SeatEvent } from '../../src/seating/live/seat-event.ts';
import { ShowingSeatView } from '../../src/seating/showing-seat-view.ts';
import type { MappedSeat } from '../../src/venues/seat-map/mapped-seats.ts';

const showingId = 'the showing';
const CHANGED: SeatEvent = { kind: 'ShowingChanged', showingId };

/** Seats as in "A1: 3", where 3 is the version. */
function views(versions: Record<string, number>): ShowingSeatView[] {
  return Object.entries(versions).map(
    ([id, version]) => new ShowingSeatView(showingId, { id } as MappedSeat, { status: 'HELD', version }),
  );
}

function snapshot(versions: Record<string, number>): SeatEvent {
  return { kind: 'SeatSnapshot', showingId, seats: views(versions) };
}

function delta(versions: Record<string, number>): SeatEvent {
  return { kind: 'SeatDelta', showingId, seats: views(versions) };
}

/** As a client keeps them: for each seat the highest version of all events. */
function versionsIn(events: readonly SeatEvent[]): Map<string, number> {
  const versions = new Map<string, number>();
  for (const { seatId, version } of events.flatMap((event) => (event.kind === 'ShowingChanged' ? [] : event.seats))) {
    versions.set(seatId, Math.max(version, versions.get(seatId) ?? 0));
  }
  return versions;
}

/** What a watcher takes that has read nothing while these events came. */
async function takenAfter(...events: SeatEvent[]): Promise<SeatEvent[]> {
  const watcher = new Watcher({ merge: mergeSeatEvents, onClose: () => undefined });
  for (const event of events) watcher.offer(event);
  const taken: SeatEvent[] = [];
  for (;;) {
    const next = await Promise.race([watcher.next(), Promise.resolve(undefined)]);
    if (!next || next.done) return taken;
    taken.push(next.value);
  }
}

function kinds(events: readonly SeatEvent[]): string[] {
  return events.map(({ kind }) => kind);
}

describe('a watcher that does not read', () => {
  test('gets a snapshot with the deltas after it merged into it', async () => {
    const taken = await takenAfter(snapshot({ A1: 1, A2: 1 }), delta({ A1: 2 }), delta({ A1: 3 }));
    expect(taken).toEqual([snapshot({ A1: 3, A2: 1 })]);
  });

  test('gets one delta instead of many, with the newest state of each seat', async () => {
    const taken = await takenAfter(delta({ A1: 2 }), delta({ A2: 4 }), delta({ A1: 3 }));
    expect(taken).toEqual([delta({ A1: 3, A2: 4 })]);
  });

  test('gets the newer snapshot instead of everything about seats before it', async () => {
    const taken = await takenAfter(snapshot({ A1: 1 }), delta({ A1: 2 }), snapshot({ A1: 5 }));
    expect(taken).toEqual([snapshot({ A1: 5 })]);
  });

  test('gets one ShowingChanged instead of many', async () => {
    expect(kinds(await takenAfter(CHANGED, CHANGED, CHANGED))).toEqual(['ShowingChanged']);
  });

  test('gets its first snapshot before anything else, whatever comes after it', async () => {
    const taken = await takenAfter(snapshot({ A1: 1 }), CHANGED, delta({ A1: 2 }), CHANGED);
    expect(taken).toEqual([snapshot({ A1: 2 }), CHANGED]);
  });

  test('keeps at most one event about seats and one about the showing, and misses nothing', async () => {
    const seats = fc.uniqueArray(fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2'), { minLength: 1 });
    const step = fc.oneof(fc.constant('snapshot' as const), fc.constant('changed' as const), seats);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const events = [snapshot({ A1: 0, A2: 0, A3: 0, B1: 0, B2: 0 }), ...toEvents(steps)];
        const taken = await takenAfter(...events);
        expect(taken[0]?.kind).toBe('SeatSnapshot');
        expect(kinds(taken.slice(1))).toEqual(steps.includes('changed') ? ['ShowingChanged'] : []);
        expect(versionsIn(taken)).toEqual(versionsIn(events));
      }),
    );
  });

  test('keeps no snapshot after it has read it: the next events about seats are one delta', async () => {
    const watcher = new Watcher({ merge: mergeSeatEvents, onClose: () => undefined });
    watcher.offer(snapshot({ A1: 1, A2: 1 }));
    expect((await watcher.next()).value).toEqual(snapshot({ A1: 1, A2: 1 }));
    for (const event of [CHANGED, delta({ A1: 2 }), delta({ A1: 3 })]) watcher.offer(event);
    expect([(await watcher.next()).value, (await watcher.next()).value]).toEqual([CHANGED, delta({ A1: 3 })]);
  });
});

/** Events as a channel sends them: versions only grow, and a snapshot has the newest of each seat. */
function toEvents(steps: readonly ('snapshot' | 'changed' | string[])[]): SeatEvent[] {
  const current: Record<string, number> = { A1: 0, A2: 0, A3: 0, B1: 0, B2: 0 };
  return steps.map((step) => {
    if (step === 'changed') return CHANGED;
    if (step === 'snapshot') return snapshot(current);
    for (const seatId of step) current[seatId] = (current[seatId] ?? 0) + 1;
    return delta(Object.fromEntries(step.map((seatId) => [seatId, current[seatId] ?? 0])));
  });
}
