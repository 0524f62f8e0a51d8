import { graphql } from '../generated/gql.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

const ChangeMovie = graphql(`
  mutation ChangeMovie($input: UpdateMovieInput!) {
    updateMovie(input: $input) {
      movie {
        version
        title
        synopsis
      }
      errors {
        __typename
        ... on StaleVersion {
          currentVersion
        }
      }
    }
  }
`);

/** Two administrators have seen version 1. One changes the title and the other the synopsis, at the same moment. */
export async function changeMovieTwice(testApp: TestApp) {
  const { database, databaseUrl } = testApp;
  const { movieId: id } = await makeShowing(database, { rows: 1, seatsPerRow: 1 });
  const [{ client: first }, { client: second }] = [
    await testApp.newAccount('MANAGER'),
    await testApp.newAccount('MANAGER'),
  ];
  await using lock = await RowLock.take(databaseUrl, 'select id from movie where id = $1 for update', [id]);
  const changes = [
    first.request(ChangeMovie, { input: { id, expectedVersion: 1, title: 'By the first' } }),
    second.request(ChangeMovie, { input: { id, expectedVersion: 1, synopsis: 'By the second.' } }),
  ];
  await lock.untilAwaitedBy(2);
  await lock.release();
  const answers = (await Promise.all(changes)).map(({ updateMovie }) => updateMovie);
  const { version, title, synopsis } = await database.prisma.movie.findUniqueOrThrow({ where: { id } });
  return { answers, stored: { version, title, synopsis } };
}
