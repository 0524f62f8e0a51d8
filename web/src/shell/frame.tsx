import { type ReactNode, useRef } from 'react';
import { Link, NavLink } from 'react-router';
import { DemoBanner } from '../demo/demo-banner.tsx';
import { useTexts } from '../texts/texts.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useIsOffline } from './app-context.tsx';
import { BASE, config } from './config.ts';
import styles from './frame.module.css';
import { Preferences } from './preferences.tsx';
import { SessionNotice } from './session-notice.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

/** What is around every page: the head with the way home, the foot, and a line while the server cannot be reached. */
export function Frame({ children }: { children: ReactNode }) {
  const { shell } = useTexts();
  const main = useRef<HTMLElement>(null);
  const isOffline = useIsOffline();
  useFocusOnNavigation(main);
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#main" onClick={(event) => skip(event, main.current)}>
        {shell.skip}
      </a>
      <Head />
      <div>
        <p className={styles['offline']} role="status">
          {isOffline && shell.offline}
        </p>
        <SessionNotice />
        <DemoBanner />
      </div>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </div>
  );
}

/** Not by the address: the page has a <base>, and a # would lead there. */
function skip(event: { preventDefault: () => void }, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
  main?.scrollIntoView();
}

function Head() {
  const { shell } = useTexts();
  return (
    <header className={styles['head']}>
      <div className={styles['inner']}>
        <Link className={styles['brand']} to="/">
          <Mark /> Rowlock
        </Link>
        <nav aria-label={shell.navigation}>
          <NavLink to="/" end>
            {shell.whatsOn}
          </NavLink>
          <NavLink className={styles['wide'] ?? ''} to="/find-booking">
            {shell.findBooking}
          </NavLink>
          <AccountMenu />
        </nav>
      </div>
    </header>
  );
}

function Foot() {
  const { shell } = useTexts();
  return (
    <footer className={styles['foot']}>
      <div className={styles['inner']}>
        <p className={styles['promise']}>{shell.promise}</p>
        <nav aria-label={shell.more}>
          <Link to="/find-booking">{shell.findBooking}</Link>
          {config.showsSchema && <a href={new URL('developers', BASE).href}>{shell.developers}</a>}
        </nav>
        <Preferences />
      </div>
    </footer>
  );
}

function Mark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M9 9.500A2.500 2.500 0 0 1 11.500 7h9A2.500 2.500 0 0 1 23 9.500V15a3 3 0 0 1 2.500 3v5a1.500 1.500 0 0 1-1.500 1.500H8A1.500 1.500 0 0 1 6.500 23v-5A3 3 0 0 1 9 15Z" />
    </svg>
  );
}
