import { Failed } from '../buying/failed.tsx';
import { fullPrice, pricesOf } from '../buying/ticket-choice.ts';
import type { MapSeat, SeatMapPlan } from '../seat-map/plan.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { BestSeats } from './best-seats.tsx';
import { HoldRefusals } from './hold-refusals.tsx';
import styles from './pick-panel.module.css';
import type { PickPurpose } from './pick-purpose.ts';
import { PickTotal } from './pick-total.tsx';
import { PickedSeat } from './picked-seat.tsx';
import { SeatNotes } from './seat-notes.tsx';
import type { PickableShowing } from './pickable-showing.ts';
import type { useHoldSeats } from './use-hold-seats.ts';
import type { usePicks } from './use-picks.ts';

/** The picked seats with their prices, and the button that holds them. Beside the map, or below it on a phone. */
export function PickPanel({
  showing,
  picking: { picks, seats, lost, pick },
  holding,
  alternatives,
  categories,
  purpose: { quantity },
  onToggle,
}: {
  showing: PickableShowing;
  picking: ReturnType<typeof usePicks>;
  holding: ReturnType<typeof useHoldSeats>;
  /** Sets of seats instead of those that are taken. */
  alternatives: readonly (readonly string[])[];
  categories: SeatMapPlan['categories'];
  purpose: PickPurpose;
  onToggle: (seatId: string) => void;
}) {
  const { showing: texts } = useTexts();
  const { isHolding, hold, refusals, error, retry } = holding;
  const picked = picks.flatMap((id) => seats.get(id) ?? []);
  const canHold = !isHolding && (quantity === undefined || picks.length === quantity);
  const priceOf = ({ categoryId, features }: MapSeat) =>
    fullPrice(pricesOf({ categoryId, features }, showing.prices))?.price;
  return (
    <section className={styles['panel']} aria-label={texts.picked}>
      <h2>{texts.picked}</h2>
      <HoldRefusals
        refusals={refusals}
        alternatives={alternatives.map((ids) => ids.flatMap((id) => seats.get(id) ?? []))}
        onTake={(seatIds) => {
          pick(seatIds);
          hold(seatIds);
        }}
      />
      {error !== undefined && <Failed error={error} onRetry={retry} />}
      {lost.length > 0 && refusals.length === 0 && <Notice kind="warning">{texts.taken(lost)}</Notice>}
      {picked.length === 0 && (
        <p className="muted">{quantity === undefined ? texts.nonePicked : texts.pickSeats(quantity)}</p>
      )}
      {picks.length === 0 && (
        <BestSeats
          showingId={showing.id}
          categories={categories}
          quantity={quantity}
          isHolding={isHolding}
          onTake={holding.holdBest}
        />
      )}
      <ul className={styles['seats']}>
        {picked.map((seat) => (
          <PickedSeat key={seat.id} seat={seat} price={priceOf(seat)} onRemove={() => onToggle(seat.id)} />
        ))}
      </ul>
      <SeatNotes picked={picked} seats={seats} />
      {picked.length > 0 && (
        <>
          {quantity === undefined ? (
            <PickTotal showing={showing} prices={picked.flatMap((seat) => priceOf(seat) ?? [])} />
          ) : (
            picks.length !== quantity && <p role="status">{texts.otherCount(picks.length, quantity)}</p>
          )}
          <button type="button" className="button" aria-disabled={!canHold} onClick={() => canHold && hold(picks)}>
            {isHolding ? texts.holding : texts.hold(picks.length)}
          </button>
          <p className={`muted ${styles['hint']}`}>
            {quantity === undefined ? texts.fullPrice : texts.differenceLater}
          </p>
        </>
      )}
    </section>
  );
}
