import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { OtherShowingsDocument } from '../generated/graphql.ts';
import type { SeatStatus } from '../seat-map/plan.ts';
import { formatDay, formatTime } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import type { PickableShowing } from './pickable-showing.ts';
import styles from './showing.module.css';

export type State = 'soldOut' | 'notYet' | 'closed' | 'cancelled';

/** Why no seat can be held now. Undefined when seats can be held. */
export function saleStateOf(
  { status }: Pick<PickableShowing, 'status'>,
  statuses: ReadonlyMap<string, SeatStatus>,
): State | undefined {
  if (status === 'CANCELLED') return 'cancelled';
  if (status === 'CLOSED') return 'closed';
  if (status === 'SCHEDULED') return 'notYet';
  const isSoldOut = statuses.size > 0 && [...statuses.values()].every((seat) => seat !== 'AVAILABLE');
  return isSoldOut ? 'soldOut' : undefined;
}

/** Says plainly that no seat can be held. @param hasOthers with links to buy where else the movie is shown */
export function SaleState({
  state,
  showing,
  hasOthers,
}: {
  state: State;
  showing: PickableShowing;
  hasOthers: boolean;
}) {
  const { state: texts } = useTexts().showing;
  const { language } = useLanguage();
  const { timeZone } = showing.auditorium.cinema;
  const opensAt = showing.salesOpenAt;
  const zone = { language, timeZone };
  const hints = {
    soldOut: texts.soldOutHint,
    notYet: opensAt ? texts.opensAt(formatDay(opensAt, zone), formatTime(opensAt, zone)) : '',
    closed: '',
    cancelled: [showing.cancellation?.reason, texts.cancelledHint].filter(Boolean).join(' '),
  };
  return (
    <section className={`card stack ${styles['state']}`}>
      <div role="status">
        <h2>{texts[state]}</h2>
        {hints[state] && <p>{hints[state]}</p>}
      </div>
      {hasOthers && <OtherShowings showing={showing} />}
    </section>
  );
}

function OtherShowings({ showing }: { showing: PickableShowing }) {
  const { showing: texts } = useTexts();
  const { language } = useLanguage();
  const { data } = useQuery(OtherShowingsDocument, { variables: { movieId: showing.movie.id } });
  const others = (data?.movie?.showings.nodes ?? []).filter(({ id }) => id !== showing.id);
  if (others.length === 0) return null;
  return (
    <nav aria-label={texts.others}>
      <h3>{texts.others}</h3>
      <ul className={styles['others']}>
        {others.map(({ id, startsAt, format, auditorium: { cinema } }) => (
          <li key={id}>
            <Link to={`/showings/${id}`}>
              <strong>{formatTime(startsAt, { language, timeZone: cinema.timeZone })}</strong>
              <span>{formatDay(startsAt, { language, timeZone: cinema.timeZone })}</span>
              <span className="muted">
                {cinema.name} · {format}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
