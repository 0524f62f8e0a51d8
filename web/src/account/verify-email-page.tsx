import { useMutation } from '@apollo/client/react';
import { useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { VerifyEmailDocument } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Entrance } from './entrance.tsx';
import { Form } from './form.tsx';
import { mailLink } from './mail-link.ts';

/** Where the link of a mail leads. It is not used before a click: programs that look at mails open their links, too. */
export function VerifyEmailPage() {
  const { account } = useTexts();
  const token = useSyncExternalStore(mailLink.subscribe, () => mailLink.token);
  const [used, setUsed] = useState<string>();
  const [verify] = useMutation(VerifyEmailDocument);
  return (
    <Entrance title={account.verify.title}>
      {token === undefined && <p className="muted">{account.verify.noLink}</p>}
      {token !== undefined && token !== used && (
        <>
          <p className="muted">{account.verify.explanation}</p>
          <Form
            submit={account.verify.submit}
            send={async () => {
              const { data } = await verify({ variables: { input: { token } } });
              if (data?.verifyEmail.account) setUsed(token);
              return data?.verifyEmail.errors ?? [];
            }}
          />
        </>
      )}
      {used !== undefined && token === used && (
        <>
          <Notice kind="success">{account.verify.done}</Notice>
          <p className="muted">{account.verify.doneHint}</p>
          <Link className="button" to="/account">
            {account.verify.toBookings}
          </Link>
        </>
      )}
    </Entrance>
  );
}
