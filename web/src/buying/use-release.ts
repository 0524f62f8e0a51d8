import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { ReleaseHoldDocument } from '../generated/graphql.ts';

/** Gives the seats of a hold back. Its state in the cache is then that of the answer. */
export function useRelease(onReleased: () => void) {
  const client = useApolloClient();
  const [isReleasing, setIsReleasing] = useState(false);
  const [error, setError] = useState<unknown>();
  async function release(holdId: string): Promise<void> {
    setIsReleasing(true);
    setError(undefined);
    try {
      await client.mutate({ mutation: ReleaseHoldDocument, variables: { id: holdId } });
      onReleased();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsReleasing(false);
    }
  }
  return { release: (holdId: string) => void release(holdId), isReleasing, error };
}
