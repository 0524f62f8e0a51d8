import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { MeDocument, type MeFragment } from '../generated/graphql.ts';
import { useHasSession } from '../shell/app-context.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { loginPath } from './then.ts';

/** Shows what is the visitor's own, a guest's or an account's. Without a session it leads to the login, and back. */
export function ForVisitor({ children }: { children: (me: MeFragment) => ReactNode }) {
  const { account, shell } = useTexts();
  const { pathname } = useLocation();
  const hasSession = useHasSession();
  const { data, error, refetch } = useQuery(MeDocument, { skip: !hasSession });
  if (!hasSession) return <Navigate to={loginPath(pathname)} replace />;
  if (data?.me) return children(data.me);
  if (!error) return null;
  return (
    <Notice kind="danger">
      <p>{account.unreachable}</p>
      <button className="button quiet" onClick={() => void refetch()}>
        {shell.retry}
      </button>
    </Notice>
  );
}
