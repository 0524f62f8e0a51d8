import { Link } from 'react-router';
import { formatCountdown } from '../ui/countdown.ts';
import { Failed } from '../buying/failed.tsx';
import { useCountdown } from '../buying/use-countdown.ts';
import { useRelease } from '../buying/use-release.ts';
import type { MyHoldFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './showing.module.css';

/** Seats that the visitor holds already: to go on with, or to give back. */
export function OfferedHold({
  hold,
  path,
  onChange,
}: {
  hold: MyHoldFragment;
  /** Where the visitor goes on with it. */
  path: string;
  onChange: () => void;
}) {
  const { showing: texts } = useTexts();
  const seconds = useCountdown(hold, onChange);
  const { release, isReleasing, error } = useRelease(onChange);
  const labels = hold.seats.map(({ seat }) => seat.label).join(', ');
  if (seconds === 0) return null;
  return (
    <section className={styles['offered']} aria-label={texts.youHold(labels)}>
      <p>
        <strong>{texts.youHold(labels)}</strong> <span role="timer">{texts.timeLeft(formatCountdown(seconds))}</span>
      </p>
      <div>
        <Link className="button" to={path}>
          {texts.continue}
        </Link>
        <button type="button" className="button quiet" disabled={isReleasing} onClick={() => release(hold.id)}>
          {texts.release}
        </button>
      </div>
      {error !== undefined && <Failed error={error} />}
    </section>
  );
}
