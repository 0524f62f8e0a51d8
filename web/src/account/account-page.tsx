import { Link } from 'react-router';
import { BookingList } from '../buying/booking-list.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './account-page.module.css';
import { ForVisitor } from './for-visitor.tsx';
import { UnverifiedNotice } from './unverified-notice.tsx';

/** What the visitor has bought, as a guest or with an account. */
export function AccountPage() {
  const { account } = useTexts();
  return (
    <section className={styles['page']}>
      <PageTitle {...account.bookings} />
      <header className={styles['head']}>
        <h1>{account.bookings.title}</h1>
        <Link to="/account/settings">{account.settings.title}</Link>
      </header>
      <ForVisitor>
        {(me) => (
          <>
            {me.isGuest ? <GuestHint /> : <UnverifiedNotice me={me} />}
            <BookingList />
          </>
        )}
      </ForVisitor>
    </section>
  );
}

function GuestHint() {
  const { account } = useTexts();
  return (
    <div className={`card ${styles['guest']}`}>
      <div>
        <strong>{account.bookings.asGuest}</strong>
        <p className="muted">{account.bookings.asGuestHint}</p>
      </div>
      <p className={styles['ways']}>
        <Link className="button" to="/register">
          {account.register.title}
        </Link>
        <Link className="button quiet" to="/login">
          {account.logIn.title}
        </Link>
      </p>
    </div>
  );
}
