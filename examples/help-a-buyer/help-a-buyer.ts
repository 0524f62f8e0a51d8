import type { Api } from '../build-a-cinema/api.ts';
import { buyTickets } from '../give-money-back/buy-tickets.ts';

const DAY_MS = 86_400_000;
const TOGETHER = 3;

/** What happens on the way. */
export interface HelpStory {
  /** What staff find by the reference that the buyer tells them: its tickets, and what it has cost. */
  found: { status: string; contact: { name: string }; total: { decimal: string }; tickets: { id: string }[] }[];
  /** Whether the code of the ticket is another one now: what was printed before opens no door. */
  isNewCode: boolean;
  /** The bookings of the account, those of the latest showings first. */
  history: { reference: string }[];
  /** Work that keeps failing, for administrators. */
  deadLetters: { queue: string; error: string }[];
}

/**
 * A guest looks for a showing in which three can sit together, and buys the seats. One ticket is left on a bus: it gives
 * that ticket a new code, has the tickets mailed again, and staff who are asked about it find the booking.
 *
 * @param staff with the login of an ADMIN
 * @param anybody without a login
 */
export async function helpABuyer(staff: Api, anybody: Api): Promise<HelpStory> {
  const { guest, tickets } = await buyTickets(anybody, await showingForAll(anybody), TOGETHER);
  const history = await bookingsOf(guest);
  const reference = history[0]?.reference ?? '';
  const { searchBookings } = await staff.query<{ searchBookings: { nodes: HelpStory['found'] } }>(
    `query ($search: String!) {
      searchBookings(search: $search) { nodes { status contact { name } total { decimal } tickets { id } } }
    }`,
    { search: reference },
  );
  const isNewCode = await giveNewCode(guest, tickets[0]?.id ?? '');
  await anybody.change('resendTickets', { reference, email: 'ada@mail.example' }, 'errors { message }');
  const { deadLetters } = await staff.query<{ deadLetters: { nodes: HelpStory['deadLetters'] } }>(
    '{ deadLetters { nodes { queue error } } }',
  );
  return { found: searchBookings.nodes, isNewCode, history, deadLetters: deadLetters.nodes };
}

async function showingForAll(api: Api): Promise<string> {
  const { showings } = await api.query<{ showings: { nodes: { id: string }[] } }>(
    `query ($from: DateTime!, $to: DateTime!) {
      showings(first: 1, filter: { statuses: [ON_SALE], seatsTogether: ${TOGETHER}, from: $from, to: $to }) { nodes { id } }
    }`,
    { from: new Date().toISOString(), to: new Date(Date.now() + 7 * DAY_MS).toISOString() },
  );
  const [showing] = showings.nodes;
  if (!showing) throw new Error('in no showing can they sit together');
  return showing.id;
}

async function bookingsOf(guest: Api): Promise<{ reference: string }[]> {
  const { me } = await guest.query<{ me: { bookings: { nodes: { reference: string }[] } } }>(
    '{ me { bookings(orderBy: STARTS_AT_DESC) { nodes { reference } } } }',
  );
  return me.bookings.nodes;
}

async function giveNewCode(guest: Api, ticketId: string): Promise<boolean> {
  const codeOf = async () => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Ticket { code } } }';
    return (await guest.query<{ node: { code: string } }>(query, { id: ticketId })).node.code;
  };
  const before = await codeOf();
  await guest.change('reissueTicket', { ticketId }, 'ticket { id }');
  return (await codeOf()) !== before;
}
