import { useMutation } from '@apollo/client/react';
import { Link, Navigate, useLocation } from 'react-router';
import { RegisterDocument } from '../generated/graphql.ts';
import { useHasSession, useIsLoggedIn, useSession } from '../shell/app-context.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Entrance } from './entrance.tsx';
import { Form, FormField, FormPassword } from './form.tsx';
import { pathAfterLogin } from './then.ts';

export function RegisterPage() {
  const { account } = useTexts();
  const session = useSession();
  const isGuest = useHasSession();
  const { search } = useLocation();
  const [register] = useMutation(RegisterDocument);
  if (useIsLoggedIn()) return <Navigate to={pathAfterLogin(search)} replace />;
  return (
    <Entrance
      {...account.register}
      foot={
        <>
          {account.register.hasAccount} <Link to={`/login${search}`}>{account.register.logIn}</Link>
        </>
      }
    >
      {isGuest ? (
        <Notice kind="plain">{account.logIn.guestKeeps}</Notice>
      ) : (
        <p className="muted">{account.register.description}</p>
      )}
      <Form
        submit={account.register.submit}
        send={async ({ name = '', email = '', password = '' }) => {
          const { data } = await register({ variables: { input: { name, email, password } } });
          if (data?.register.tokens) session.become(data.register.tokens);
          return data?.register.errors ?? [];
        }}
      >
        <FormField label={account.name} hint={account.nameHint} name="name" autoComplete="name" maxLength={100} />
        <FormField label={account.email} name="email" type="email" autoComplete="username" />
        <NewPassword name="password" label={account.password} />
      </Form>
    </Entrance>
  );
}

/** One that the visitor chooses. The browser counts in other units than the server, so the server decides. */
export function NewPassword({ name, label }: { name: string; label: string }) {
  const { account } = useTexts();
  return (
    <FormPassword label={label} hint={account.newPasswordHint} name={name} autoComplete="new-password" minLength={8} />
  );
}
