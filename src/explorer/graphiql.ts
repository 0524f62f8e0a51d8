import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AccountService } from '../accounts/account.service.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';

const OPERATIONS = path.resolve(import.meta.dirname, '../../web/operations');
const ENDPOINT = '/graphql';

interface ExplorerParts {
  accounts: AccountService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
  /** Then GraphiQL sends the token of the demo's guest, so that a hold works without logging in. */
  isDemo: boolean;
}

/** GraphiQL, in one file that needs no other host, with operations that can be run as they are. */
export async function renderExplorer(parts: ExplorerParts): Promise<string> {
  // Nine megabytes: loaded when the page is asked for.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const [example, token] = await Promise.all([
    exampleOf(parts),
    parts.isDemo ? parts.accounts.guestToken() : undefined,
  ]);
  const showingId = example?.showingId ?? 'the id of a showing';
  const variables = JSON.stringify({ showingId }, null, 2);
  const hold = JSON.stringify({ showingId, seatIds: example?.seatIds ?? ['the id of a seat'] }, null, 2);
  return renderGraphiQL({
    title: 'Rowlock – GraphiQL',
    endpoint: ENDPOINT,
    subscriptionsEndpoint: ENDPOINT,
    subscriptionsProtocol: 'WS',
    ...(token && { additionalHeaders: { Authorization: `Bearer ${token}` } }),
    // The editor takes the variables of the first tab from here.
    variables,
    defaultTabs: [
      { query: await operation('seat-map'), variables },
      { query: await operation('hold'), variables: hold },
      { query: await operation('live-feed'), variables },
    ],
  } as Parameters<typeof renderGraphiQL>[0]);
}

function operation(name: string): Promise<string> {
  return readFile(path.join(OPERATIONS, `${name}.graphql`), 'utf8');
}

/** The next showing, and two available seats of it. */
async function exampleOf({
  showings,
  showingSeats,
}: ExplorerParts): Promise<{ showingId: string; seatIds: string[] } | undefined> {
  const { rows } = await showings.list({ from: new Date() }, { limit: 1, after: undefined });
  const [showing] = rows;
  if (!showing) return undefined;
  const seats = await showingSeats.views(showing, await showingSeats.statesByShowingId.rows([showing.id]));
  const available = seats.filter(({ status }) => status === 'AVAILABLE');
  return { showingId: showing.id, seatIds: available.slice(0, 2).map(({ seatId }) => seatId) };
}
