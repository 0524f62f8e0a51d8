import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { ChangeEmailDocument, type MeFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../texts/texts.tsx';
import { Form, FormField, FormPassword } from '../form.tsx';
import { Done } from './done.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function EmailSection({ me: { email, emailVerified } }: { me: MeFragment }) {
  const { account } = useTexts();
  const texts = account.settings.email;
  const [change] = useMutation(ChangeEmailDocument);
  const [isOpen, setIsOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  return (
    <Section {...texts}>
      <p className={styles['value']}>
        <strong>{email}</strong>
        <span className={`chip ${styles[emailVerified ? 'verified' : 'unverified']}`}>
          {emailVerified ? texts.verified : texts.unverified}
        </span>
      </p>
      <details className={styles['change']} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{texts.change}</summary>
        <Form
          submit={texts.submit}
          button="button quiet"
          send={async ({ newEmail = '', password = '' }) => {
            const { data } = await change({ variables: { input: { newEmail, password } } });
            const errors = data?.changeEmail.errors ?? [];
            if (errors.length > 0) return errors;
            setSentTo(newEmail);
            setIsOpen(false);
            return [];
          }}
        >
          <FormField label={texts.newEmail} name="newEmail" type="email" autoComplete="email" />
          <FormPassword
            label={account.currentPassword}
            hint={account.confirmHint}
            name="password"
            autoComplete="current-password"
          />
        </Form>
      </details>
      <Done text={sentTo === undefined ? undefined : texts.sent(sentTo)} />
    </Section>
  );
}
