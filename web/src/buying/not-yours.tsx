import { Link, useLocation } from 'react-router';
import { loginPath } from '../account/then.ts';
import { useTexts } from '../texts/texts.tsx';

/** What an address leads to that another visitor was given. */
export function NotYours({ title, hint }: { title: string; hint: string }) {
  const { shell } = useTexts();
  const { pathname } = useLocation();
  return (
    <section className="narrow stack">
      <h1>{title}</h1>
      <p>{hint}</p>
      <p>
        <Link className="button" to={loginPath(pathname)}>
          {shell.logIn}
        </Link>{' '}
        <Link className="button quiet" to="/find-booking">
          {shell.findBooking}
        </Link>
      </p>
    </section>
  );
}
