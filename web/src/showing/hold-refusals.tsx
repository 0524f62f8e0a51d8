import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './pick-panel.module.css';
import type { HoldRefusal } from './use-hold-seats.ts';

/** Why the seats were not held; where others were faster, what can be had instead by one tap. */
export function HoldRefusals({
  refusals,
  onTake,
}: {
  refusals: readonly HoldRefusal[];
  onTake: (seatIds: string[]) => void;
}) {
  return refusals.map((refusal) => (
    <Notice key={`${refusal.__typename}${refusal.path.join()}`} kind="warning">
      <Reason refusal={refusal} />
      {refusal.__typename === 'SeatsUnavailable' && <Alternatives sets={refusal.alternatives} onTake={onTake} />}
    </Notice>
  ));
}

function Reason({ refusal }: { refusal: HoldRefusal }) {
  const { showing: texts } = useTexts();
  switch (refusal.__typename) {
    case 'SeatsUnavailable':
      return <p>{texts.unavailable(refusal.seats.map(({ seat }) => seat.label))}</p>;
    case 'SeatLimitExceeded':
      return <p>{texts.seatLimit(refusal.limit)}</p>;
    case 'SalesClosed':
      return <p>{refusal.opensAt ? texts.state.notYet : texts.state.closed}</p>;
    default:
      return <p>{texts.refused}</p>;
  }
}

type Sets = Extract<HoldRefusal, { __typename: 'SeatsUnavailable' }>['alternatives'];

function Alternatives({ sets, onTake }: { sets: Sets; onTake: (seatIds: string[]) => void }) {
  const { showing: texts } = useTexts();
  if (sets.length === 0) return null;
  return (
    <>
      <p>{texts.alternatives}</p>
      <ul className={styles['alternatives']}>
        {sets.map(({ seats, together }) => {
          const labels = seats.map(({ seat }) => seat.label).join(', ');
          return (
            <li key={labels}>
              <button type="button" className="button quiet" onClick={() => onTake(seats.map(({ seatId }) => seatId))}>
                {texts.takeInstead(labels)}
              </button>
              {!together && <span className="muted"> {texts.apart}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
