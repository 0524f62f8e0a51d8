import { useApolloClient } from '@apollo/client/react';
import { useMemo, useSyncExternalStore } from 'react';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { planOf } from './plan-of-showing.ts';
import { SeatFeed } from './seat-feed.ts';

/**
 * The seat map of a showing, live. Other queries of the page that select fields of the showing or of its seats see the events too.
 *
 * `plan` is undefined until it is loaded, `problem` unless it could not be loaded; `retry` loads it again.
 */
export function useLiveSeats(showingId: string) {
  const client = useApolloClient();
  const { language } = useLanguage();
  const { seatMap: texts } = useTexts();
  const feed = useMemo(() => new SeatFeed({ client, showingId }), [client, showingId]);
  const { showing, statuses, problem } = useSyncExternalStore(feed.subscribe, feed.get);
  const plan = useMemo(
    () => showing && planOf(showing, { money: (amount) => formatMoney(amount, language), from: texts.from }),
    [showing, language, texts],
  );
  return { plan, statuses, problem, isLoading: !plan && problem === undefined, retry: () => void feed.load() };
}
