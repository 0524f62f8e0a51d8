import { Link } from 'react-router';
import { useTexts } from '../texts/texts.tsx';
import { PageTitle } from './page-title.tsx';

export function NotFoundPage() {
  const { shell } = useTexts();
  return (
    <section className="narrow">
      <PageTitle title={shell.notFound} />
      <h1>{shell.notFound}</h1>
      <p>{shell.notFoundHint}</p>
      <p>
        <Link className="button" to="/">
          {shell.toWhatsOn}
        </Link>
      </p>
    </section>
  );
}
