import { Link } from 'react-router';
import { useTexts } from '../texts/texts.tsx';

/** What an address leads to that another visitor was given. */
export function NotYours({ title, hint }: { title: string; hint: string }) {
  const { shell } = useTexts();
  return (
    <section className="narrow stack">
      <h1>{title}</h1>
      <p>{hint}</p>
      <p>
        <Link className="button" to="/login">
          {shell.logIn}
        </Link>{' '}
        <Link className="button quiet" to="/find-booking">
          {shell.findBooking}
        </Link>
      </p>
    </section>
  );
}
