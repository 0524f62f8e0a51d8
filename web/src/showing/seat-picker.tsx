import { Failed } from '../buying/failed.tsx';
import type { ShowingQuery } from '../generated/graphql.ts';
import { useLiveSeats } from '../seat-map/live-seats.ts';
import type { SeatMapPlan, SeatStatus } from '../seat-map/plan.ts';
import { SeatMap } from '../seat-map/seat-map.tsx';
import { useTexts } from '../texts/texts.tsx';
import { OfferedHold } from './offered-hold.tsx';
import { PickPanel } from './pick-panel.tsx';
import { SaleState, saleStateOf } from './sale-state.tsx';
import styles from './showing.module.css';
import { useHoldSeats } from './use-hold-seats.ts';
import { useMyHolds } from './use-my-holds.ts';
import { usePicks } from './use-picks.ts';

export type PickableShowing = NonNullable<ShowingQuery['showing']>;

/** The live seat map, and what is picked on it. */
export function SeatPicker({ showing }: { showing: PickableShowing }) {
  const { showing: texts } = useTexts();
  const { plan, statuses, problem, retry } = useLiveSeats(showing.id);
  if (plan) return <Picker showing={showing} plan={plan} statuses={statuses} />;
  return (
    <div className={styles['stage']}>
      {problem === undefined ? <p className="muted">{texts.loading}</p> : <Failed error={problem} onRetry={retry} />}
    </div>
  );
}

interface PickerProps {
  showing: PickableShowing;
  plan: SeatMapPlan;
  statuses: ReadonlyMap<string, SeatStatus>;
}

function Picker({ showing, plan, statuses }: PickerProps) {
  const holding = useHoldSeats(showing.id);
  const { holds, refresh } = useMyHolds(showing.id);
  const picking = usePicks(showing.id, { plan, statuses, isHolding: holding.isHolding });
  const alternatives = holding.refusals.flatMap((refusal) =>
    refusal.__typename === 'SeatsUnavailable' ? refusal.alternatives.map(({ seats }) => idsOf(seats)) : [],
  );
  const state = saleStateOf(showing, statuses);
  function toggle(seatId: string) {
    const set = alternatives.find((ids) => ids.includes(seatId));
    holding.dismiss();
    // A seat of a suggested set stands for the whole set.
    if (set && !picking.picks.includes(seatId)) picking.pick(set);
    else picking.toggle(seatId);
  }
  return (
    <>
      {holds.map((hold) => (
        <OfferedHold key={hold.id} hold={hold} onChange={refresh} />
      ))}
      {state && <SaleState state={state} showing={showing} />}
      <div className={styles['picker']}>
        <div className={styles['stage']}>
          <SeatMap
            plan={plan}
            statuses={statuses}
            picked={new Set(picking.picks)}
            mine={new Set(holds.flatMap(({ seats }) => idsOf(seats)))}
            suggested={new Set(alternatives.flat())}
            isEnabled={state === undefined && !holding.isHolding}
            onToggle={toggle}
          />
        </div>
        {(state === undefined || picking.picks.length > 0) && (
          <PickPanel showing={showing} picking={picking} holding={holding} onToggle={toggle} />
        )}
      </div>
    </>
  );
}

function idsOf(seats: readonly { seatId: string }[]): string[] {
  return seats.map(({ seatId }) => seatId);
}
