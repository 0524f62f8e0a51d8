import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { Failed } from '../buying/failed.tsx';
import { ShowingDocument } from '../generated/graphql.ts';
import { useLiveSeats } from '../seat-map/live-seats.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { SeatPicker } from './seat-picker.tsx';
import { ShowingHead } from './showing-head.tsx';
import styles from './showing.module.css';

/** A showing with its live seat map, on which seats are picked and held. */
export function ShowingPage() {
  const { showingId: id = '' } = useParams();
  const { showing: texts } = useTexts();
  // At the same time as the showing itself.
  const { plan, statuses, problem, retry } = useLiveSeats(id);
  const { data, previousData, error, refetch } = useQuery(ShowingDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const showing = data ? data.showing : previousData?.showing?.id === id ? previousData.showing : undefined;
  if (showing === null) return <NotFoundPage />;
  if (!showing) return error ? <Failed error={error} onRetry={() => void refetch()} /> : null;
  const { movie, auditorium } = showing;
  return (
    <>
      <PageTitle title={movie.title} description={texts.description(movie.title, auditorium.cinema.name)} />
      <ShowingHead showing={showing} />
      {plan ? (
        <SeatPicker key={id} showing={showing} plan={plan} statuses={statuses} />
      ) : (
        <div className={styles['stage']}>
          {problem === undefined ? (
            <p className="muted">{texts.loading}</p>
          ) : (
            <Failed error={problem} onRetry={retry} />
          )}
        </div>
      )}
    </>
  );
}
