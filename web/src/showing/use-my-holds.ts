import { useQuery } from '@apollo/client/react';
import { HoldsOfShowingDocument } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';

/** What the visitor holds of a showing already: after a reload, a step back, or in another tab. */
export function useMyHolds(showingId: string) {
  const hasSession = useHasSession();
  const { data, refetch } = useQuery(HoldsOfShowingDocument, {
    variables: { showingId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
    skip: !hasSession,
  });
  const holds = (hasSession ? (data?.me?.holds.nodes ?? []) : []).filter(({ status }) => status === 'ACTIVE');
  return { holds, refresh: () => void refetch().catch(() => undefined) };
}
