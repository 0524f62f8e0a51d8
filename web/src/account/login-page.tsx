import { useMutation } from '@apollo/client/react';
import { Link, Navigate, useLocation } from 'react-router';
import { LogInDocument } from '../generated/graphql.ts';
import { useHasSession, useIsLoggedIn, useSession } from '../shell/app-context.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Entrance } from './entrance.tsx';
import { Form, FormField, FormPassword } from './form.tsx';
import { pathAfterLogin } from './then.ts';

export function LoginPage() {
  const { account } = useTexts();
  const session = useSession();
  const isGuest = useHasSession();
  const { search } = useLocation();
  const [logIn] = useMutation(LogInDocument);
  // Also when another tab has logged in.
  if (useIsLoggedIn()) return <Navigate to={pathAfterLogin(search)} replace />;
  return (
    <Entrance
      {...account.logIn}
      foot={
        <>
          {account.logIn.noAccount} <Link to={`/register${search}`}>{account.logIn.register}</Link>
        </>
      }
    >
      {isGuest && <Notice kind="plain">{account.logIn.guestKeeps}</Notice>}
      <Form
        submit={account.logIn.submit}
        send={async ({ email = '', password = '' }) => {
          const { data } = await logIn({ variables: { input: { email, password } } });
          if (data?.login.tokens) session.become(data.login.tokens);
          return data?.login.errors ?? [];
        }}
      >
        <FormField label={account.email} name="email" type="email" autoComplete="username" />
        <FormPassword label={account.password} name="password" autoComplete="current-password" />
      </Form>
      <p>
        <Link to="/forgot-password">{account.logIn.forgot}</Link>
      </p>
    </Entrance>
  );
}
