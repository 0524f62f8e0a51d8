import { useTexts } from '../texts/texts.tsx';
import { announcedMark, formatCountdown } from '../ui/countdown.ts';
import styles from './countdown-line.module.css';

/** How long the seats are kept, for all to see; screen readers are told at two marks, and not each second. */
export function CountdownLine({ seconds, text }: { seconds: number; text: (time: string) => string }) {
  const { announce } = useTexts().buying.hold;
  const mark = announcedMark(seconds);
  return (
    <>
      <p role="timer" className={styles['countdown']} data-urgent={seconds <= 60}>
        <ClockIcon />
        {text(formatCountdown(seconds))}
      </p>
      <p role="status" className="unseen">
        {mark !== undefined && announce[mark]}
      </p>
    </>
  );
}

function ClockIcon() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 5.500V10l3 2" />
    </svg>
  );
}
