import { useEffect, useState } from 'react';
import type { MapSeat, SeatMapPlan, SeatStatus } from '../seat-map/plan.ts';
import { keepPicks, keptPicks } from './kept-picks.ts';
import { togglePick, withoutTaken } from './picks.ts';

/**
 * The seats that the visitor picked. They outlast a reload. One that another visitor takes leaves them, and is named in
 * `lost` until the next pick.
 *
 * @param isHolding the picks are being held: that they are not free any more is what was asked for
 */
export function usePicks(
  showingId: string,
  { plan, statuses, isHolding }: { plan: SeatMapPlan; statuses: ReadonlyMap<string, SeatStatus>; isHolding: boolean },
) {
  const [picks, setPicks] = useState(() => keptPicks(showingId));
  const [lost, setLost] = useState<readonly string[]>([]);
  useEffect(() => keepPicks(showingId, picks), [showingId, picks]);
  const seats = seatsById(plan);
  const isFree = (seatId: string) => (statuses.get(seatId) ?? 'AVAILABLE') === 'AVAILABLE';
  const { kept, taken } = withoutTaken(picks, { seats, isFree });
  if (!isHolding && kept.length < picks.length) {
    setPicks(kept);
    setLost((before) => [...before, ...taken.map(({ label }) => label)]);
  }
  return {
    picks: isHolding ? picks : kept,
    seats,
    lost,
    toggle: (seatId: string) => {
      const seat = seats.get(seatId);
      if (!seat) return;
      setLost([]);
      setPicks((before) => togglePick(before, seat));
    },
    pick: (seatIds: readonly string[]) => {
      setLost([]);
      setPicks([...seatIds]);
    },
  };
}

const known = new WeakMap<SeatMapPlan, ReadonlyMap<string, MapSeat>>();

function seatsById(plan: SeatMapPlan): ReadonlyMap<string, MapSeat> {
  const made = known.get(plan) ?? new Map(plan.seats.map((seat) => [seat.id, seat]));
  known.set(plan, made);
  return made;
}
