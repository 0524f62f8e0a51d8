import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { Failed } from '../buying/failed.tsx';
import { ShowingDocument } from '../generated/graphql.ts';
import { useLiveSeats } from '../seat-map/live-seats.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import { LiveSeatPicker } from './live-seat-picker.tsx';
import { toBuy } from './pick-purpose.ts';
import { ShowingHead } from './showing-head.tsx';

/** A showing with its live seat map, on which seats are picked and held. */
export function ShowingPage() {
  const { showingId: id = '' } = useParams();
  const { showing: texts } = useTexts();
  // At the same time as the showing itself.
  const live = useLiveSeats(id);
  const purpose = useMemo(() => toBuy(id), [id]);
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
      <LiveSeatPicker showing={showing} live={live} purpose={purpose} />
    </>
  );
}
