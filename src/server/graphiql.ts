import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import type { AccountService } from '../accounts/account.service.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';
import { GRAPHQL_PATH } from './http.ts';

const WEB = path.resolve(import.meta.dirname, '../../web');

interface FrontPageParts {
  schema: GraphQLSchema;
  accounts: AccountService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
  /** Whether the IDE calls as a guest of the demo, so that a hold works without logging in. */
  isDemo: boolean;
}

/** What somebody sees first who opens the server in a browser. */
export function serveFrontPage(fastify: FastifyInstance, parts: FrontPageParts): void {
  fastify.get('/', async (_request, reply) =>
    reply.type('text/html').send(await readFile(path.join(WEB, 'index.html'))),
  );
  fastify.get('/schema.graphql', (_request, reply) =>
    reply.type('text/plain').send(printSchema(lexicographicSortSchema(parts.schema))),
  );
  fastify.get('/graphiql', async (_request, reply) => reply.type('text/html').send(await renderIde(parts)));
}

/** GraphiQL, in one file that needs no internet, with operations that can be run as they are. */
async function renderIde(parts: FrontPageParts): Promise<string> {
  // Nine megabytes, read when somebody wants them.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const [showing, token] = await Promise.all([
    showingToTry(parts),
    parts.isDemo ? parts.accounts.guestToken() : undefined,
  ]);
  const showingId = showing?.id ?? 'the id of a showing';
  const variables = JSON.stringify({ showingId }, null, 2);
  const hold = JSON.stringify({ showingId, seatIds: showing?.seatIds ?? ['the id of a seat'] }, null, 2);
  return renderGraphiQL({
    title: 'Rowlock – GraphiQL',
    endpoint: GRAPHQL_PATH,
    subscriptionsEndpoint: GRAPHQL_PATH,
    subscriptionsProtocol: 'WS',
    ...(token && { additionalHeaders: { Authorization: `Bearer ${token}` } }),
    // The editor takes those of the first tab from here.
    variables,
    defaultTabs: [
      { query: await operation('seat-map'), variables },
      { query: await operation('hold'), variables: hold },
      { query: await operation('live-feed'), variables },
    ],
  } as Parameters<typeof renderGraphiQL>[0]);
}

function operation(name: string): Promise<string> {
  return readFile(path.join(WEB, 'operations', `${name}.graphql`), 'utf8');
}

/** The next showing, and two seats of it that can be had. */
async function showingToTry({
  showings,
  showingSeats,
}: FrontPageParts): Promise<{ id: string; seatIds: string[] } | undefined> {
  const { rows } = await showings.list({ from: new Date() }, { limit: 1, after: undefined });
  const [showing] = rows;
  if (!showing) return undefined;
  const seats = await showingSeats.views(showing.seatMapId, await showingSeats.statesByShowingIds([showing.id]));
  const free = seats.filter(({ status }) => status === 'AVAILABLE');
  return { id: showing.id, seatIds: free.slice(0, 2).map(({ seat }) => seat.id) };
}
