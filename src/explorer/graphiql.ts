import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../platform/clock.ts';
import { showingStatus } from '../scheduling/showing-status.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';
import { Markup, markup } from './reference/markup.ts';

const OPERATIONS = path.resolve(import.meta.dirname, '../../web/operations');
/** How many of the next showings may be closed, cancelled or sold out. */
const LOOKED_AT = 50;
const EXAMPLE_SEATS = 2;

export interface ExplorerParts {
  clock: Clock;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
  /** Then each visitor is a guest, so that a hold works without logging in. */
  isDemo: boolean;
}

/** GraphiQL with operations that can be run as they are. It loads nothing from other hosts. */
export async function renderExplorer(parts: ExplorerParts, assetsPath: string): Promise<string> {
  const example = await exampleOf(parts);
  const showingId = example?.showingId ?? 'the id of a showing';
  const variables = JSON.stringify({ showingId }, null, 2);
  const hold = JSON.stringify({ showingId, seatIds: example?.seatIds ?? ['the id of a seat'] }, null, 2);
  return renderPage(assetsPath, {
    endpoint: '/graphql',
    hasGuests: parts.isDemo,
    tabs: [
      { query: await operation('seat-map'), variables },
      { query: await operation('hold'), variables: hold },
      { query: await operation('live-feed'), variables },
    ],
  });
}

function renderPage(assetsPath: string, config: object): string {
  const scripts = ['react.production.min.js', 'react-dom.production.min.js', 'graphiql.min.js'];
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rowlock – GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetsPath}/graphiql.min.css">
<link rel="stylesheet" href="${assetsPath}/page.css">
</head>
<body>
<div id="graphiql">Loading …</div>
<script id="config" type="application/json">${new Markup(JSON.stringify(config).replaceAll('<', '\\u003c'))}</script>
${scripts.map((script) => markup`<script defer src="${assetsPath}/${script}"></script>\n`)}
<script type="module" src="${assetsPath}/page.js"></script>
</body>
</html>
`.text;
}

function operation(name: string): Promise<string> {
  return readFile(path.join(OPERATIONS, `${name}.graphql`), 'utf8');
}

/** The next showing that is on sale with two available seats, and those seats. */
async function exampleOf({ clock, showings, showingSeats }: ExplorerParts) {
  const now = clock();
  const { rows } = await showings.list({
    filter: { from: now },
    page: { limit: LOOKED_AT, after: undefined },
    orderBy: 'STARTS_AT_ASC',
  });
  const onSale = rows.filter((showing) => showingStatus(showing, now) === 'ON_SALE');
  const counts = await showingSeats.availabilityByShowingId.rows(onSale.map(({ id }) => id));
  const free = new Set(counts.filter(({ available }) => available >= EXAMPLE_SEATS).map((count) => count.showingId));
  const showing = onSale.find(({ id }) => free.has(id));
  if (!showing) return undefined;
  const seats = await showingSeats.views(showing.id);
  const available = seats.filter(({ status }) => status === 'AVAILABLE');
  return { showingId: showing.id, seatIds: available.slice(0, EXAMPLE_SEATS).map(({ seatId }) => seatId) };
}
