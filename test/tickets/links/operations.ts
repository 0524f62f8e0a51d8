import { graphql } from '../../generated/gql.ts';
import type { GraphQLClient } from '../../support/client.ts';
import type { TestApp } from '../../support/test-app.ts';

export const TicketLinksOfBooking = graphql(`
  query TicketLinksOfBooking($id: ID!) {
    booking(id: $id) {
      reference
      url
      tickets {
        id
        status
        code
        url
        seat {
          id
          label
        }
      }
    }
  }
`);

/** The links of a booking as `client` sees them; its tickets in the order of seats. */
export async function linksOf(client: GraphQLClient, bookingId: string) {
  const { booking } = await client.request(TicketLinksOfBooking, { id: bookingId });
  if (!booking) throw new Error('there is no such booking');
  return booking;
}

/** Where PUBLIC_URL says that the server is. */
export const PUBLIC_URL = 'https://tickets.example/kino';

/** What is behind a link, or what follows it, as in '.ics'. Without a login. */
export function open(
  { app }: TestApp,
  link: string | null | undefined,
  { ending = '', language }: { ending?: string; language?: string } = {},
): Promise<Response> {
  if (!link?.startsWith(`${PUBLIC_URL}/tickets/`)) throw new Error(`not a link of this server: ${link}`);
  const address = app.url + link.slice(PUBLIC_URL.length) + ending;
  return fetch(address, language === undefined ? {} : { headers: { 'accept-language': language } });
}

/** What people read in a page, without its markup; one space between words. */
export async function textOf(response: Promise<Response>): Promise<string> {
  const html = await (await response).text();
  const text = html.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]+>/g, ' ');
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

export const RenewTicket = graphql(`
  mutation RenewTicket($ticketId: ID!) {
    reissueTicket(input: { ticketId: $ticketId }) {
      ticket {
        id
        url
        booking {
          id
          url
        }
      }
      errors {
        __typename
      }
    }
  }
`);
