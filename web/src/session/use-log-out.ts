import { useMutation } from '@apollo/client/react';
import { LogOutDocument } from '../generated/graphql.ts';
import { useSession } from '../shell/app-context.tsx';

/**
 * Ends the session here, or every one of the account. @throws when the others could not be ended; here the visitor is
 * logged out also without a network
 */
export function useLogOut(): (input: { everywhere: boolean }) => Promise<void> {
  const session = useSession();
  const [logOut] = useMutation(LogOutDocument);
  return async (input) => {
    try {
      await logOut({ variables: { input } });
    } catch (failure) {
      if (input.everywhere) throw failure;
    }
    session.forget();
  };
}
