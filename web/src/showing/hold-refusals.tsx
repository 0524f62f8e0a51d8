import type { MapSeat } from '../seat-map/plan.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './pick-panel.module.css';
import type { HoldRefusal } from './use-hold-seats.ts';

/** Why the seats were not held; where others were faster, what can be had instead by one tap. */
export function HoldRefusals({
  refusals,
  alternatives,
  onTake,
}: {
  refusals: readonly HoldRefusal[];
  alternatives: readonly (readonly MapSeat[])[];
  onTake: (seatIds: string[]) => void;
}) {
  return refusals.map((refusal) => (
    <Notice key={`${refusal.__typename}${refusal.path.join()}`} kind="warning">
      <Reason refusal={refusal} />
      {refusal.__typename === 'SeatsUnavailable' && <Alternatives sets={alternatives} onTake={onTake} />}
    </Notice>
  ));
}

function Reason({ refusal }: { refusal: HoldRefusal }) {
  const { showing: texts } = useTexts();
  switch (refusal.__typename) {
    case 'SeatsUnavailable':
      // No seat is named when the server was to choose them.
      if (refusal.seats.length === 0) return <p>{texts.noneTogether}</p>;
      return <p>{texts.unavailable(refusal.seats.map(({ seat }) => seat.label))}</p>;
    case 'SeatLimitExceeded':
      return <p>{texts.seatLimit(refusal.limit)}</p>;
    case 'HoldLimitExceeded':
      return <p>{texts.holdLimit(refusal.limit)}</p>;
    case 'StrandsSingleSeat':
      return <p>{texts.singleLeft(refusal.single.map(({ seat }) => seat.label))}</p>;
    case 'SeatsBelongTogether':
      return <p>{texts.belongTogether(refusal.missing.map(({ seat }) => seat.label))}</p>;
    case 'SalesClosed':
      return <p>{refusal.opensAt ? texts.state.notYet : texts.state.closed}</p>;
    default:
      return <p>{texts.refused}</p>;
  }
}

function Alternatives({
  sets,
  onTake,
}: {
  sets: readonly (readonly MapSeat[])[];
  onTake: (seatIds: string[]) => void;
}) {
  const { showing: texts } = useTexts();
  if (sets.length === 0) return null;
  return (
    <>
      <p>{texts.alternatives}</p>
      <ul className={styles['alternatives']}>
        {sets.map((set) => {
          const labels = set.map(({ label }) => label).join(', ');
          return (
            <li key={labels}>
              <button type="button" className="button quiet" onClick={() => onTake(set.map(({ id }) => id))}>
                {texts.takeInstead(labels)}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
