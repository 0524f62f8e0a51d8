import { Link } from 'react-router';
import type { HoldQuery } from '../generated/graphql.ts';
import { keepPicks } from '../showing/kept-picks.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';

/** The hold is over: one tap back to the map, where those of its seats are picked that are still free. */
export function HoldOver({
  hold: { status, seats, showing },
  path = `/showings/${showing.id}`,
  picksName = showing.id,
}: {
  hold: NonNullable<HoldQuery['hold']>;
  /** Of the map. */
  path?: string;
  /** Under which the map keeps its picks. */
  picksName?: string;
}) {
  const { hold: texts } = useTexts().buying;
  const labels = seats.map(({ seat }) => seat.label).join(', ');
  const isReleased = status === 'RELEASED';
  const keepSeats = () =>
    keepPicks(
      picksName,
      seats.map(({ seatId }) => seatId),
    );
  return (
    <section className="narrow stack">
      <h1 tabIndex={-1} ref={focus}>
        {isReleased ? texts.released : texts.expired}
      </h1>
      <p>{isReleased ? texts.releasedHint(labels) : texts.expiredHint(labels)}</p>
      <p className="muted">
        {showing.movie.title} · <ShowingLine showing={showing} />
      </p>
      <p>
        <Link className="button" to={path} onClick={isReleased ? undefined : keepSeats}>
          {isReleased ? texts.backToMap : texts.again}
        </Link>
      </p>
    </section>
  );
}

/** The button that had the focus is gone. */
function focus(heading: HTMLElement | null): void {
  heading?.focus();
}
