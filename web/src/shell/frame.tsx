import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../texts/texts.tsx';
import { useHasSession, useIsOffline } from './app-context.tsx';
import { BASE, config } from './config.ts';
import styles from './frame.module.css';

/** What is around every page: the head with the way home, the foot, and a line while the server cannot be reached. */
export function Frame({ children }: { children: ReactNode }) {
  const { shell } = useTexts();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const isOffline = useIsOffline();
  const hasSession = useHasSession();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    // A new page begins at its top, also for a screen reader.
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#main">
        {shell.skip}
      </a>
      <header className={styles['head']}>
        <Link className={styles['brand']} to="/">
          <Mark /> Rowlock
        </Link>
        <nav aria-label={shell.navigation}>
          <Link to="/">{shell.whatsOn}</Link>
          <Link to="/account">{hasSession ? shell.account : shell.logIn}</Link>
        </nav>
      </header>
      <p className={styles['offline']} role="status">
        {isOffline && shell.offline}
      </p>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer className={styles['foot']}>
        <p>{shell.promise}</p>
        <nav aria-label={shell.more}>
          <Link to="/find-booking">{shell.findBooking}</Link>
          {config.showsSchema && <a href={new URL('developers', BASE).href}>{shell.developers}</a>}
        </nav>
      </footer>
    </div>
  );
}

function Mark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M9 9.5A2.5 2.5 0 0 1 11.500 7h9A2.500 2.500 0 0 1 23 9.500V15a3 3 0 0 1 2.500 3v5a1.500 1.500 0 0 1-1.500 1.500H8A1.500 1.500 0 0 1 6.500 23v-5A3 3 0 0 1 9 15Z" />
    </svg>
  );
}
