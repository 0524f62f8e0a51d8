import { useMutation } from '@apollo/client/react';
import { useId, useRef } from 'react';
import { CloseAccountDocument, type MeFragment } from '../../generated/graphql.ts';
import { useSession } from '../../shell/app-context.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Form } from '../form.tsx';
import { OwnPassword } from './data-section.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function CloseSection({ me }: { me: MeFragment }) {
  const { account } = useTexts();
  const texts = account.settings.close;
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [close] = useMutation(CloseAccountDocument);
  return (
    <Section {...texts}>
      <button className={`button quiet ${styles['danger']}`} onClick={() => dialog.current?.showModal()}>
        {texts.open}
      </button>
      <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId}>
        <div className="stack">
          <h2 id={titleId}>{texts.question}</h2>
          <ul>
            {texts.effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <Form
            submit={texts.submit}
            send={async ({ password = null }) => {
              const { data } = await close({ variables: { input: { password } } });
              const errors = data?.closeAccount.errors ?? [];
              if (data && errors.length === 0) session.forget('closed');
              return errors;
            }}
          >
            {!me.isGuest && <OwnPassword />}
          </Form>
          <button className="button quiet" onClick={() => dialog.current?.close()}>
            {texts.keep}
          </button>
        </div>
      </dialog>
    </Section>
  );
}
