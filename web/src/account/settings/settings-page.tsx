import { Link } from 'react-router';
import { PageTitle } from '../../shell/page-title.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ForVisitor } from '../for-visitor.tsx';
import { UnverifiedNotice } from '../unverified-notice.tsx';
import { CloseSection } from './close-section.tsx';
import { DataSection } from './data-section.tsx';
import { EmailSection } from './email-section.tsx';
import { NameSection } from './name-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import styles from './settings.module.css';

export function SettingsPage() {
  const { account } = useTexts();
  return (
    <div className={styles['page']}>
      <PageTitle {...account.settings} />
      <header className={styles['head']}>
        <h1>{account.settings.title}</h1>
        <Link to="/account">{account.bookings.title}</Link>
      </header>
      <ForVisitor>
        {(me) => (
          <>
            {me.isGuest ? <GuestHint /> : <UnverifiedNotice me={me} />}
            {!me.isGuest && (
              <>
                <NameSection me={me} />
                <EmailSection me={me} />
                <PasswordSection me={me} />
              </>
            )}
            <SessionsSection />
            <DataSection me={me} />
            <CloseSection me={me} />
          </>
        )}
      </ForVisitor>
    </div>
  );
}

function GuestHint() {
  const { account } = useTexts();
  return (
    <Notice kind="plain">
      <p>{account.settings.guest}</p>
      <Link className="button" to="/register?then=/account/settings">
        {account.register.title}
      </Link>
    </Notice>
  );
}
