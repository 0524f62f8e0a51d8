import { Failed } from '../buying/failed.tsx';
import type { useLiveSeats } from '../seat-map/live-seats.ts';
import { useTexts } from '../texts/texts.tsx';
import type { PickPurpose } from './pick-purpose.ts';
import type { PickableShowing } from './pickable-showing.ts';
import { SeatPicker } from './seat-picker.tsx';
import styles from './showing.module.css';

/** The seat map of a showing, and its place while it is loaded. */
export function LiveSeatPicker({
  showing,
  live: { plan, statuses, problem, retry },
  purpose,
}: {
  showing: PickableShowing;
  live: ReturnType<typeof useLiveSeats>;
  purpose: PickPurpose;
}) {
  const { showing: texts } = useTexts();
  if (plan) return <SeatPicker key={showing.id} showing={showing} plan={plan} statuses={statuses} purpose={purpose} />;
  return (
    <div className={styles['stage']}>
      {problem === undefined ? <p className="muted">{texts.loading}</p> : <Failed error={problem} onRetry={retry} />}
    </div>
  );
}
