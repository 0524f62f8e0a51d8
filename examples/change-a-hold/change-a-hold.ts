import type { Api } from '../build-a-cinema/api.ts';

/** A hold as a page shows it. */
interface ShownHold {
  id: string;
  status: string;
  expiresAt: string;
  extendableUntil: string;
  secondsLeft: number;
  seats: { seat: { label: string } }[];
}

/** What the guest sees on the way. */
export interface ChangeStory {
  held: ShownHold;
  /** With other seats, and the same deadline. */
  changed: ShownHold;
  /** With a later deadline. */
  extended: ShownHold;
  /** What `Account.holds` has after a reload. */
  found: ShownHold[];
}

const HOLD = 'id status expiresAt extendableUntil secondsLeft seats { seat { label } }';

/**
 * A guest holds two seats, exchanges one of them for two others, and asks for more time.
 *
 * @param api without a login
 */
export async function changeAHold(api: Api): Promise<ChangeStory> {
  const { tokens } = await api.change<{ tokens: { accessToken: string } }>(
    'startGuestSession',
    {},
    'tokens { accessToken }',
  );
  const guest = api.as(tokens.accessToken);
  const { showingId, seatIds } = await freeSeats(guest);
  const [first, second, third, fourth] = seatIds;
  const selection = `hold { ${HOLD} }`;
  const asked = { showingId, seatIds: [first, second] };
  const { hold: held } = await guest.change<{ hold: ShownHold }>('holdSeats', asked, selection);
  const change = { holdId: held.id, addSeatIds: [third, fourth], removeSeatIds: [first] };
  const { hold: changed } = await guest.change<{ hold: ShownHold }>('changeHold', change, selection);
  const { hold: extended } = await guest.change<{ hold: ShownHold }>('extendHold', { holdId: held.id }, selection);
  const { me } = await guest.query<{ me: { holds: { nodes: ShownHold[] } } }>(
    `{ me { holds(filter: { statuses: [ACTIVE] }) { nodes { ${HOLD} } } } }`,
  );
  return { held, changed, extended, found: me.holds.nodes };
}

/** Four of a showing that is on sale. */
async function freeSeats(guest: Api): Promise<{ showingId: string; seatIds: string[] }> {
  const { showings } = await guest.query<{
    showings: { nodes: { id: string; seats: { seatId: string; status: string; seat: { features: string[] } }[] }[] };
  }>(
    `{ showings(first: 5, filter: { statuses: [ON_SALE] }) { nodes { id seats { seatId status seat { features } } } } }`,
  );
  for (const { id: showingId, seats } of showings.nodes) {
    const free = seats.filter(({ status, seat }) => status === 'AVAILABLE' && seat.features.length === 0);
    if (free.length >= 4) return { showingId, seatIds: free.slice(0, 4).map(({ seatId }) => seatId) };
  }
  throw new Error('no showing has four seats on sale');
}
