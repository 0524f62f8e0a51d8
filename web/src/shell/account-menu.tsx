import { useId, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { loginPath } from '../account/then.ts';
import { useLogOut } from '../session/use-log-out.ts';
import { useMe } from '../session/use-me.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './account-menu.module.css';
import { useHasSession, useIsLoggedIn } from './app-context.tsx';

/** Where a visitor logs in, and who it is afterwards. A guest has a menu, too: bookings are in it. */
export function AccountMenu() {
  const { shell } = useTexts();
  const { pathname } = useLocation();
  const hasSession = useHasSession();
  if (hasSession) return <Menu />;
  return (
    <Link className={styles['logIn']} to={loginPath(pathname)}>
      {shell.logIn}
    </Link>
  );
}

function Menu() {
  const { shell } = useTexts();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const isLoggedIn = useIsLoggedIn();
  const name = useMe()?.name ?? undefined;
  return (
    <>
      <button className={styles['open']} popoverTarget={id}>
        <span className={styles['avatar']} aria-hidden="true">
          {isLoggedIn && name !== undefined ? initialOf(name) : <Person />}
        </span>
        <span className={styles['word']}>{shell.account}</span>
      </button>
      {/* A link or a button of it closes it, by the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div ref={menu} id={id} popover="auto" className={styles['menu']} onClick={() => menu.current?.hidePopover()}>
        <p className={styles['who']}>{isLoggedIn ? name : shell.guest}</p>
        <ul>{isLoggedIn ? <LinksOfAccount /> : <LinksOfGuest />}</ul>
      </div>
    </>
  );
}

function LinksOfAccount() {
  const { shell } = useTexts();
  const logOut = useLogOut();
  return (
    <>
      <li>
        <Link to="/account">{shell.myBookings}</Link>
      </li>
      <li>
        <Link to="/account/settings">{shell.settings}</Link>
      </li>
      <li>
        <button onClick={() => void logOut({ everywhere: false })}>{shell.logOut}</button>
      </li>
    </>
  );
}

function LinksOfGuest() {
  const { shell } = useTexts();
  const { pathname } = useLocation();
  return (
    <>
      <li>
        <Link to="/account">{shell.myBookings}</Link>
      </li>
      <li>
        <Link to={loginPath(pathname)}>{shell.logIn}</Link>
      </li>
      <li>
        <Link to={loginPath(pathname, '/register')}>{shell.register}</Link>
      </li>
    </>
  );
}

function initialOf(name: string): string {
  return (Array.from(name)[0] ?? '').toUpperCase();
}

function Person() {
  return (
    <svg viewBox="0 0 20 20">
      <path d="M10 3a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7M3.500 18a6.500 5.500 0 0 1 13 0Z" />
    </svg>
  );
}
