import { useQuery } from '@apollo/client/react';
import { MoviesDocument } from '../generated/graphql.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { useTexts } from '../texts/texts.tsx';

export function WhatsOnPage() {
  const { shell } = useTexts();
  const { data } = useQuery(MoviesDocument);
  return (
    <>
      <PageTitle title={shell.whatsOn} />
      <h1>{shell.whatsOn}</h1>
      <ul>
        {data?.movies.nodes.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </>
  );
}
