import { useMutation } from '@apollo/client/react';
import { type MeFragment, RequestEmailVerificationDocument } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { Form } from './form.tsx';

/** Asks for the answer to the mail that was sent to the address of the account. Nothing when it was answered. */
export function UnverifiedNotice({ me: { email, emailVerified } }: { me: MeFragment }) {
  const { account } = useTexts();
  const [request, { data }] = useMutation(RequestEmailVerificationDocument);
  if (emailVerified || !email) return null;
  if (data) return <Notice kind="success">{account.unverified.sentAgain(email)}</Notice>;
  return (
    <Notice kind="warning">
      <strong>{account.unverified.title}</strong>
      <p>{account.unverified.hint(email)}</p>
      <Form
        submit={account.unverified.sendAgain}
        button="button quiet"
        send={async () => {
          const sent = await request({ variables: { input: { email } } });
          return sent.data?.requestEmailVerification.errors ?? [];
        }}
      />
    </Notice>
  );
}
