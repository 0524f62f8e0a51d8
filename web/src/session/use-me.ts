import { useQuery } from '@apollo/client/react';
import { MeDocument, type MeFragment } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';

/** Who the visitor is: null without a session, undefined until the server has told. All parts of the page share the answer. */
export function useMe(): MeFragment | null | undefined {
  const hasSession = useHasSession();
  const { data } = useQuery(MeDocument, { skip: !hasSession });
  return hasSession ? data?.me : null;
}
