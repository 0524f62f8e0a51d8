import { useMemo } from 'react';
import type { SeatMapPlan, SeatStatus } from '../seat-map/plan.ts';
import { SeatMap } from '../seat-map/seat-map.tsx';
import { OfferedHold } from './offered-hold.tsx';
import { PickPanel } from './pick-panel.tsx';
import type { PickPurpose } from './pick-purpose.ts';
import type { PickableShowing } from './pickable-showing.ts';
import { wholeSets } from '../seat-map/picks.ts';
import { SaleState, saleStateOf } from './sale-state.tsx';
import styles from './showing.module.css';
import { type HoldRefusal, useHoldSeats } from './use-hold-seats.ts';
import { useMyHolds } from './use-my-holds.ts';
import { usePicks } from './use-picks.ts';

interface Props {
  showing: PickableShowing;
  plan: SeatMapPlan;
  statuses: ReadonlyMap<string, SeatStatus>;
  purpose: PickPurpose;
}

/** The live seat map, and what is picked on it. */
export function SeatPicker({ showing, plan, statuses, purpose }: Props) {
  const holding = useHoldSeats(showing.id, purpose);
  const { holds, seatIds: mine, isKnown, refresh } = useMyHolds(showing.id);
  const isUnsettled = holding.isHolding || !isKnown;
  const picking = usePicks(purpose, { plan, statuses, mine, isUnsettled });
  const { picks, seats } = picking;
  const alternatives = useMemo(() => wholeSets(setsOf(holding.refusals), seats), [holding.refusals, seats]);
  const picked = useMemo(() => new Set(picks), [picks]);
  const ofVisitor = useMemo(() => new Set([...mine, ...(purpose.own ?? [])]), [mine, purpose]);
  const suggested = useMemo(() => new Set(alternatives.flat()), [alternatives]);
  const state = saleStateOf(showing, statuses);
  function toggle(seatId: string) {
    const set = alternatives.find((ids) => ids.includes(seatId));
    holding.dismiss();
    // A seat of a suggested set stands for the whole set.
    if (set && !picks.includes(seatId)) picking.pick(set);
    else picking.toggle(seatId);
  }
  return (
    <>
      {holds.map((hold) => (
        <OfferedHold key={hold.id} hold={hold} path={purpose.pathOf(hold.id)} onChange={refresh} />
      ))}
      {/* For an exchange there is a list of its own. */}
      {state && <SaleState state={state} showing={showing} hasOthers={purpose.quantity === undefined} />}
      <div className={styles['picker']}>
        <div className={styles['stage']}>
          <SeatMap
            plan={plan}
            statuses={statuses}
            picked={picked}
            mine={ofVisitor}
            suggested={suggested}
            isEnabled={state === undefined && !holding.isHolding}
            onToggle={toggle}
          />
        </div>
        {(state === undefined || picks.length > 0) && (
          <PickPanel
            showing={showing}
            picking={picking}
            holding={holding}
            alternatives={alternatives}
            categories={plan.categories}
            purpose={purpose}
            onToggle={toggle}
          />
        )}
      </div>
    </>
  );
}

/** What the server suggests instead of seats that are taken. */
function setsOf(refusals: readonly HoldRefusal[]): string[][] {
  return refusals.flatMap((refusal) =>
    refusal.__typename === 'SeatsUnavailable'
      ? refusal.alternatives.map(({ seats }) => seats.map(({ seatId }) => seatId))
      : [],
  );
}
