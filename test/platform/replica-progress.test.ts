import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Position, type PrimaryPosition, ReplicaProgress } from '../../src/platform/database/replica-progress.ts';

type Progress = Pick<ReplicaProgress, 'asOf' | 'replayed' | 'compare'>;

/** One step of a primary with a standby. Each takes a moment. */
type Step =
  | { kind: 'commit'; count: number }
  | { kind: 'replay'; count: number }
  | { kind: 'lookAtPrimary' }
  /** The answer comes at once, or after the next look at the primary has begun. */
  | { kind: 'lookAtStandby'; isLate: boolean }
  /** The new primary lacks so many of the last commits, and the standby follows it if it can. */
  | { kind: 'failOver'; lost: number };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('commit' as const), count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('replay' as const), count: fc.integer({ min: 1, max: 6 }) }),
    { arbitrary: fc.record({ kind: fc.constant('lookAtPrimary' as const) }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('lookAtStandby' as const), isLate: fc.boolean() }), weight: 3 },
    fc.record({ kind: fc.constant('failOver' as const), lost: fc.integer({ min: 0, max: 8 }) }),
  ),
  { maxLength: 40, size: 'max' },
);

/** What has committed, in order. */
type Log = readonly number[];

/** Of two logs that differ it differs, too. */
function lsnOf(log: Log): bigint {
  return BigInt(log.length) * 1_000_000n + BigInt(log.at(-1) ?? 0);
}

/** @returns what the standby lacked when it was taken to have all of `asOf`: nothing, unless it was taken wrongly */
function lackingOf(taken: readonly Step[], progress: Progress): number[] {
  let [primary, standby]: [Log, Log] = [[], []];
  let commits = 0;
  let timeline = 1;
  const positions: PrimaryPosition[] = [];
  const committedAt = new Map<number, Log>();
  let late: bigint | undefined;
  for (const [at, step] of taken.entries()) {
    if (step.kind === 'commit') primary = primary.concat(Array.from({ length: step.count }, () => ++commits));
    else if (step.kind === 'failOver') {
      primary = primary.slice(0, Math.max(0, primary.length - step.lost));
      timeline++;
    } else if (step.kind === 'replay') {
      const follows = standby.every((commit, index) => primary[index] === commit);
      if (follows) standby = primary.slice(0, standby.length + step.count);
    } else if (step.kind === 'lookAtStandby') {
      if (step.isLate) late = lsnOf(standby);
      else progress.replayed({ at, lsn: lsnOf(standby) });
    } else {
      positions.push({ at, lsn: lsnOf(primary), timeline: String(timeline) });
      committedAt.set(at, primary);
      if (late !== undefined) progress.replayed({ at: at + 0.5, lsn: late });
      late = undefined;
      progress.compare(positions);
    }
    // What was lost by a failover is no loss of the standby's.
    const lacking = (committedAt.get(progress.asOf) ?? []).filter(
      (commit) => primary.includes(commit) && !standby.includes(commit),
    );
    if (lacking.length > 0) return lacking;
  }
  return [];
}

test('a standby has all that had committed at the moment as of which it is known, also through failovers', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      expect(lackingOf(taken, new ReplicaProgress())).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('control: without looking for what the primary has not, a standby of an earlier primary is taken for one of this', () => {
  class Believing implements Progress {
    asOf = -Infinity;
    #lsn = -1n;
    replayed({ lsn }: Position) {
      this.#lsn = lsn;
    }
    compare(positions: readonly Position[]) {
      this.asOf = positions.findLast(({ lsn }) => lsn <= this.#lsn)?.at ?? this.asOf;
      return true;
    }
  }
  const { failed } = fc.check(
    fc.property(steps, (taken) => lackingOf(taken, new Believing()).length === 0),
    { numRuns: 2000 },
  );
  expect(failed).toBe(true);
});

test('one that follows is known as of a moment ago, and stays known while nothing happens', () => {
  const progress = new ReplicaProgress();
  const positions: PrimaryPosition[] = [];
  const look = (at: number, lsn: bigint) => {
    positions.push({ at, lsn, timeline: '1' });
    const follows = progress.compare(positions);
    progress.replayed({ at: at + 1, lsn });
    return follows;
  };
  for (const at of [0, 500, 1000]) expect(look(at, 7n)).toBe(true);
  expect(progress.asOf).toBe(1000);
  expect(look(1500, 9n)).toBe(true);
  expect(progress.asOf).toBe(1000);
  expect(look(2000, 9n)).toBe(true);
  expect(progress.asOf).toBe(2000);
});

test('one that is ahead is not known until it has been seen behind', () => {
  const progress = new ReplicaProgress();
  const positions = [{ at: 0, lsn: 8n, timeline: '2' }];
  expect(progress.compare(positions)).toBe(true);
  progress.replayed({ at: 1, lsn: 9n });
  positions.push({ at: 2, lsn: 8n, timeline: '2' });
  expect(progress.compare(positions)).toBe(false);
  progress.replayed({ at: 3, lsn: 9n });
  positions.push({ at: 4, lsn: 12n, timeline: '2' });
  expect(progress.compare(positions)).toBe(true);
  expect(progress.asOf).toBe(-Infinity);
});
