import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { HoldsOfShowingDocument } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';

/** What the visitor holds of a showing already: after a reload, a step back, or in another tab. */
export function useMyHolds(showingId: string) {
  const hasSession = useHasSession();
  const { data, error, refetch } = useQuery(HoldsOfShowingDocument, {
    variables: { showingId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
    skip: !hasSession,
  });
  const nodes = hasSession ? data?.me?.holds.nodes : undefined;
  const holds = useMemo(() => (nodes ?? []).filter(({ status }) => status === 'ACTIVE'), [nodes]);
  const seatIds = useMemo(() => new Set(holds.flatMap(({ seats }) => seats.map(({ seatId }) => seatId))), [holds]);
  return {
    holds,
    seatIds,
    isKnown: !hasSession || data !== undefined || error !== undefined,
    refresh: () => void refetch().catch(() => undefined),
  };
}
