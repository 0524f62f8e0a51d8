import pg from 'pg';
import { vi } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';

const ReadTitle = graphql(`
  query ReadTitle($id: ID!) {
    movie(id: $id) {
      title
    }
  }
`);

/**
 * A movie is read for the cache, and its title is changed while the answer of the database is on its way.
 *
 * @returns the title before the change; what is seen by who asked before the change, who asked after it and before the
 * answer has arrived, and who asks later
 */
export async function changeDuringLoad(testApp: TestApp) {
  const { movieId: id } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client: admin } = await testApp.newAccount('ADMIN');
  const asked = vi.spyOn(testApp.app.services.cache, 'get');
  const timesAsked = () => asked.mock.calls.filter(([key]) => key === `movie ${id}`).length;
  const read = async () => (await testApp.client.request(ReadTitle, { id })).movie?.title;
  const answer = holdBackTheNextMovie();
  const early = read();
  await answer.isHeldBack;
  await sendMutation(admin, 'updateMovie', { id, expectedVersion: 1, title: 'Changed' });
  const after = read();
  await vi.waitUntil(() => timesAsked() === 2);
  answer.arrive();
  const seen = { early: await early, after: await after, later: await read() };
  asked.mockRestore();
  return { before: `Movie ${id}`, ...seen };
}

/** The database has given it, and the process does not have it yet. */
function holdBackTheNextMovie() {
  const [heldBack, arriving] = [new Gate(), new Gate()];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...parameters: unknown[]) => Promise<unknown>;
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const holdBack = async (answer: Promise<unknown>) => {
    query.mockRestore();
    await answer;
    heldBack.open();
    await arriving.pass();
    return answer;
  };
  query.mockImplementation(function (this: pg.Client, ...parameters: unknown[]) {
    const isIt = (parameters[0] as { text?: string }).text?.includes('FROM "public"."movie"');
    const answer = original.apply(this, parameters);
    return (isIt ? holdBack(answer) : answer) as never;
  });
  return { isHeldBack: heldBack.pass(), arrive: () => arriving.open() };
}
