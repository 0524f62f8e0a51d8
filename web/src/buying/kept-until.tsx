import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { formatDay, formatTime } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';

/** Until when the seats of a booking are kept, where that is hours away. */
export function KeptUntil({ booking: { payableUntil, showing } }: { booking: BookingDetailsFragment }) {
  const { booking: texts } = useTexts().buying;
  const { language } = useLanguage();
  const zone = { language, timeZone: showing.auditorium.cinema.timeZone };
  if (!payableUntil) return null;
  return <p>{texts.keptUntil(formatDay(payableUntil, zone), formatTime(payableUntil, zone))}</p>;
}
