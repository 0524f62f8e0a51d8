import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { ChangePasswordDocument, type MeFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../texts/texts.tsx';
import { Form, FormPassword } from '../form.tsx';
import { NewPassword } from '../register-page.tsx';
import { Done } from './done.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function PasswordSection({ me }: { me: MeFragment }) {
  const { account } = useTexts();
  const texts = account.settings.password;
  const [change] = useMutation(ChangePasswordDocument);
  const [isOpen, setIsOpen] = useState(false);
  const [isDone, setIsDone] = useState(false);
  return (
    <Section {...texts}>
      <details className={styles['change']} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{texts.change}</summary>
        <Form
          submit={texts.submit}
          button="button quiet"
          send={async ({ currentPassword = '', newPassword = '' }) => {
            const { data } = await change({ variables: { input: { currentPassword, newPassword } } });
            const errors = data?.changePassword.errors ?? [];
            setIsDone(errors.length === 0);
            setIsOpen(errors.length > 0);
            return errors;
          }}
        >
          {/* For password managers: whose password it is. */}
          <input type="text" hidden readOnly autoComplete="username" value={me.email ?? ''} />
          <FormPassword label={account.currentPassword} name="currentPassword" autoComplete="current-password" />
          <NewPassword name="newPassword" label={account.newPassword} />
        </Form>
      </details>
      <Done text={isDone ? texts.done : undefined} />
    </Section>
  );
}
