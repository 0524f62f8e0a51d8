import type { ReactNode } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './exchange.module.css';

/** What the tickets are for. @param children how it goes on */
export function ExchangeHead({
  booking: { showing },
  children,
}: {
  booking: Pick<BookingDetailsFragment, 'showing'>;
  children?: ReactNode;
}) {
  const { exchange: texts } = useTexts();
  return (
    <header className={styles['head']}>
      <PageTitle title={texts.title} description={texts.description(showing.movie.title)} />
      <h1>{texts.title}</h1>
      <p className="muted">
        {showing.movie.title} · <ShowingLine showing={showing} />
      </p>
      {children}
    </header>
  );
}
