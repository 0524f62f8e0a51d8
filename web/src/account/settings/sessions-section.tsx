import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type OpenSessionsFragment, RevokeSessionDocument, SessionsDocument } from '../../generated/graphql.ts';
import { useLogOut } from '../../session/use-log-out.ts';
import { dateFormat } from '../../texts/format.ts';
import { formatAgo } from '../../texts/relative-time.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { Form } from '../form.tsx';
import { Done } from './done.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

type OpenSession = OpenSessionsFragment['sessions'][number];

export function SessionsSection() {
  const { account } = useTexts();
  const texts = account.settings.sessions;
  const logOut = useLogOut();
  // Another device may have logged in since it was read.
  const { data } = useQuery(SessionsDocument, { fetchPolicy: 'cache-and-network' });
  const [ended, setEnded] = useState<string>();
  return (
    <Section {...texts}>
      <ul className={styles['sessions']}>
        {data?.me?.sessions.map((session) => (
          <SessionItem key={session.id} session={session} onEnd={() => setEnded(session.device)} />
        ))}
      </ul>
      <Done text={ended === undefined ? undefined : texts.ended(ended)} />
      <Form
        submit={texts.everywhere}
        button="button quiet"
        send={async () => {
          await logOut({ everywhere: true });
          return [];
        }}
      />
    </Section>
  );
}

function SessionItem({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const { account } = useTexts();
  const { language } = useLanguage();
  const texts = account.settings.sessions;
  const [now] = useState(Date.now);
  const [revoke, { loading }] = useMutation(RevokeSessionDocument);
  const lastUsed = formatAgo(session.lastUsedAt, { language, now });
  const createdOn = dateFormat(language, { dateStyle: 'long' }).format(new Date(session.createdAt));
  return (
    <li>
      <div>
        <strong>{session.device}</strong>{' '}
        {session.current && <span className={`chip ${styles['verified']}`}>{texts.current}</span>}
        <p className="muted">
          {lastUsed === undefined ? texts.now : texts.lastUsed(lastUsed)} · {texts.since(createdOn)}
        </p>
      </div>
      {!session.current && (
        <button
          className="button quiet"
          aria-label={texts.endOf(session.device)}
          aria-disabled={loading}
          onClick={() => void revoke({ variables: { input: { sessionId: session.id } } }).then(onEnd, () => undefined)}
        >
          {texts.end}
        </button>
      )}
    </li>
  );
}
