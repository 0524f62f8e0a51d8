import { Link } from 'react-router';
import { dateFormat } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { addDays, noonOf } from './business-day.ts';
import styles from './day-strip.module.css';
import { type Filters, writeFilters } from './filters.ts';

const DAYS = 7;

/** A week to tap on, and a calendar for what comes after it. */
export function DayStrip({
  day,
  today,
  filters,
  onPick,
  any,
}: {
  /** Undefined: every day. */
  day: string | undefined;
  today: string;
  filters: Filters;
  onPick: (day: string) => void;
  /** The name of a first choice that stands for every day. */
  any?: string;
}) {
  const { whatsOn } = useTexts();
  const week = Array.from({ length: DAYS }, (_, count) => addDays(today, count));
  const isLater = day !== undefined && !week.includes(day);
  // Without a day the page of a movie shows all of them, and the programme shows today.
  const linkTo = (to: string | undefined) =>
    `?${writeFilters({ ...filters, day: any === undefined && to === today ? undefined : to }).toString()}`;
  return (
    <nav className={styles['strip']} aria-label={whatsOn.day}>
      {any !== undefined && (
        <Link className={styles['day']} to={linkTo(undefined)} aria-current={day === undefined ? 'date' : undefined}>
          <span className={styles['any']}>{any}</span>
        </Link>
      )}
      {week.map((one) => (
        <Link key={one} className={styles['day']} to={linkTo(one)} aria-current={one === day ? 'date' : undefined}>
          <DayName day={one} isToday={one === today} />
        </Link>
      ))}
      <label className={`${styles['day']} ${styles['later']}`} data-chosen={isLater}>
        {isLater ? <DayName day={day} isToday={false} /> : <Calendar />}
        <span className={isLater ? 'unseen' : undefined}>{whatsOn.anotherDay}</span>
        <input
          type="date"
          min={today}
          value={isLater ? day : ''}
          onClick={({ currentTarget }) => currentTarget.showPicker()}
          onChange={({ target }) => target.value && target.validity.valid && onPick(target.value)}
        />
      </label>
    </nav>
  );
}

function DayName({ day, isToday }: { day: string; isToday: boolean }) {
  const { whatsOn } = useTexts();
  const { language } = useLanguage();
  const write = (parts: Intl.DateTimeFormatOptions) =>
    dateFormat(language, { ...parts, timeZone: 'UTC' }).format(noonOf(day));
  return (
    <>
      <span aria-hidden="true">{isToday ? whatsOn.todayShort : write({ weekday: 'short' })}</span>
      <b aria-hidden="true">{write({ day: 'numeric' }).replace('.', '')}</b>
      <span aria-hidden="true">{write({ month: 'short' })}</span>
      <span className="unseen">{write({ weekday: 'long', day: 'numeric', month: 'long' })}</span>
    </>
  );
}

function Calendar() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 6h14v13H5zM5 10.500h14M9 3.500V7M15 3.500V7" />
    </svg>
  );
}
