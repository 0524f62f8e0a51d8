import type { ShowingHeadFragment } from '../generated/graphql.ts';
import { formatDay, formatTime } from '../texts/format.ts';
import { useLanguage } from '../texts/texts.tsx';

/** When and where, in one paragraph: "Friday, 27 November, 20:15 · Saal 1, Periscope Berlin". */
export function ShowingLine({ showing }: { showing: Pick<ShowingHeadFragment, 'startsAt' | 'auditorium'> }) {
  const { language } = useLanguage();
  const { startsAt, auditorium } = showing;
  const { name, timeZone } = auditorium.cinema;
  return (
    <>
      <time dateTime={startsAt}>
        {formatDay(startsAt, { language, timeZone })}, {formatTime(startsAt, { language, timeZone })}
      </time>
      {` · ${auditorium.name}, ${name}`}
    </>
  );
}
