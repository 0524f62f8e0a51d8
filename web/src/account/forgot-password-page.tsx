import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { RequestPasswordResetDocument } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Entrance } from './entrance.tsx';
import { Form, FormField } from './form.tsx';

export function ForgotPasswordPage() {
  const { account } = useTexts();
  const [sentTo, setSentTo] = useState<string>();
  const [request] = useMutation(RequestPasswordResetDocument);
  return (
    <Entrance title={account.forgot.title} foot={<Link to="/login">{account.forgot.back}</Link>}>
      {sentTo === undefined ? (
        <>
          <p className="muted">{account.forgot.explanation}</p>
          <Form
            submit={account.forgot.submit}
            send={async ({ email = '' }) => {
              const { data } = await request({ variables: { input: { email } } });
              setSentTo(email);
              return data?.requestPasswordReset.errors ?? [];
            }}
          >
            <FormField label={account.email} name="email" type="email" autoComplete="username" />
          </Form>
        </>
      ) : (
        <>
          <Notice kind="success">{account.forgot.sent(sentTo)}</Notice>
          <p className="muted">{account.forgot.again}</p>
          <button className="button quiet" type="button" onClick={() => setSentTo(undefined)}>
            {account.forgot.another}
          </button>
        </>
      )}
    </Entrance>
  );
}
