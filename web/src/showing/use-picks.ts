import { useState } from 'react';
import type { MapSeat, SeatMapPlan, SeatStatus } from '../seat-map/plan.ts';
import { useKeptPicks } from './kept-picks.ts';
import { newestPicks, togglePick, withoutTaken } from '../seat-map/picks.ts';
import type { PickPurpose } from './pick-purpose.ts';

interface Live {
  plan: SeatMapPlan;
  statuses: ReadonlyMap<string, SeatStatus>;
  /** Held by the visitor already. */
  mine: ReadonlySet<string>;
  /** While it is not known who holds them, and while the picks are being held: they are then not free for good reason. */
  isUnsettled: boolean;
}

/**
 * The seats that the visitor picked. They outlast a reload. One that another visitor takes leaves them, and is named in
 * `lost` until the next pick. Where so many are to be picked, one more takes the place of the first.
 */
export function usePicks(
  { name, quantity }: Pick<PickPurpose, 'name' | 'quantity'>,
  { plan, statuses, mine, isUnsettled }: Live,
) {
  const [picks, changePicks] = useKeptPicks(name);
  const [lost, setLost] = useState<readonly string[]>([]);
  const seats = seatsById(plan);
  const isFree = (seatId: string) => (statuses.get(seatId) ?? 'AVAILABLE') === 'AVAILABLE';
  const { kept, taken } = withoutTaken(picks, { seats, isFree });
  if (!isUnsettled && kept.length < picks.length) {
    changePicks(() => kept);
    setLost((before) => [...before, ...taken.filter(({ id }) => !mine.has(id)).map(({ label }) => label)]);
  }
  return {
    picks,
    seats,
    lost,
    toggle: (seatId: string) => {
      const seat = seats.get(seatId);
      if (!seat) return;
      setLost([]);
      changePicks((before) => newestPicks(togglePick(before, seat), { seats, quantity }));
    },
    pick: (seatIds: readonly string[]) => {
      setLost([]);
      changePicks(() => [...seatIds]);
    },
  };
}

const known = new WeakMap<SeatMapPlan, ReadonlyMap<string, MapSeat>>();

function seatsById(plan: SeatMapPlan): ReadonlyMap<string, MapSeat> {
  const made = known.get(plan) ?? new Map(plan.seats.map((seat) => [seat.id, seat]));
  known.set(plan, made);
  return made;
}
