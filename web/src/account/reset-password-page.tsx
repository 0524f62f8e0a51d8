import { useMutation } from '@apollo/client/react';
import { useSyncExternalStore } from 'react';
import { Link, useNavigate } from 'react-router';
import { ResetPasswordDocument } from '../generated/graphql.ts';
import { useSession } from '../shell/app-context.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Entrance } from './entrance.tsx';
import { Form } from './form.tsx';
import { mailLink } from './mail-link.ts';
import { NewPassword } from './register-page.tsx';

/** Where the link of a mail leads. */
export function ResetPasswordPage() {
  const { account } = useTexts();
  const session = useSession();
  const navigate = useNavigate();
  const token = useSyncExternalStore(mailLink.subscribe, () => mailLink.token);
  const [reset] = useMutation(ResetPasswordDocument);
  return (
    <Entrance title={account.reset.title} foot={<Link to="/forgot-password">{account.reset.newMail}</Link>}>
      <p className="muted">{token === undefined ? account.reset.noLink : account.reset.explanation}</p>
      {token !== undefined && (
        <Form
          submit={account.reset.submit}
          send={async ({ newPassword = '' }) => {
            const { data } = await reset({ variables: { input: { token, newPassword } } });
            if (data?.resetPassword.tokens) {
              session.become(data.resetPassword.tokens);
              await navigate('/account', { replace: true });
            }
            return data?.resetPassword.errors ?? [];
          }}
        >
          <NewPassword name="newPassword" label={account.newPassword} />
        </Form>
      )}
    </Entrance>
  );
}
