import { ApolloClient, ApolloLink, Observable } from '@apollo/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeCache } from '../../web/src/graphql/cache.ts';
import { SeatFeed } from '../../web/src/seat-map/seat-feed.ts';

type Result = ApolloLink.Result;

const STARTS_AT = '2026-11-27T19:00:00.000Z';
const PRICE = { __typename: 'Money', currency: 'EUR', decimal: '' };

/** A server that answers when the test says so, with what is true when it was asked. */
class Server {
  /** Of the only category. */
  price = 1000;
  /** How often the showing was asked for. */
  asked = 0;
  events: { next(result: Result): void } | undefined;
  #waiting: (() => void)[] = [];

  readonly link = new ApolloLink(
    ({ operationName }) =>
      new Observable<Result>((subscriber) => {
        if (operationName === 'SeatEvents') {
          this.events = subscriber;
          return;
        }
        if (operationName === 'SeatPlan') this.asked += 1;
        const data = this.#answer();
        this.#waiting.push(() => {
          subscriber.next({ data });
          subscriber.complete();
        });
      }),
  );

  /** Answers what is asked, and what is asked because of that. */
  async answerAll(): Promise<void> {
    do {
      for (const answer of this.#waiting.splice(0)) answer();
      await new Promise((done) => setTimeout(done, 5));
    } while (this.#waiting.length > 0);
  }

  /** To those who watch. */
  async changeShowing(price: number): Promise<void> {
    this.price = price;
    const { prices } = this.#answer().showing;
    const times = { startsAt: STARTS_AT, endsAt: STARTS_AT, salesOpenAt: null, salesCloseAt: STARTS_AT };
    const showing = { __typename: 'Showing', id: 's', version: price, status: 'ON_SALE', prices, ...times };
    this.events?.next({ data: { seatAvailability: { __typename: 'ShowingChanged', showingId: 's', showing } } });
    await new Promise((done) => setTimeout(done, 5));
  }

  #answer() {
    const category = { __typename: 'SeatCategory', id: 'c', name: 'Standard', color: null };
    const ticketType = { __typename: 'TicketType', id: 't', soldOnline: true };
    const price = { ...PRICE, amountMinor: this.price };
    const seatMap = { __typename: 'SeatMap', id: 'm', seats: [], categories: [category], areas: [] };
    const prices = [{ __typename: 'Price', category, ticketType, price }];
    return { showing: { __typename: 'Showing', id: 's', prices, seatMap, seats: [] } };
  }
}

let server: Server;
let feed: SeatFeed;
beforeEach(() => {
  server = new Server();
  const client = new ApolloClient({ link: server.link, cache: makeCache() });
  feed = new SeatFeed({ client, showingId: 's' });
});

const shownPrice = () => feed.get().showing?.prices[0]?.price.amountMinor;

test('a change of the showing loads it again', async () => {
  feed.subscribe(() => undefined);
  await vi.waitFor(() => expect(server.asked).toBe(1));
  await server.answerAll();
  expect(shownPrice()).toBe(1000);
  await server.changeShowing(1200);
  await server.answerAll();
  expect(shownPrice()).toBe(1200);
  expect(server.asked).toBe(2);
});

test('a change while the showing is loading is not lost: it is loaded once more, for however many changes', async () => {
  feed.subscribe(() => undefined);
  await vi.waitFor(() => expect(server.asked).toBe(1));
  await server.changeShowing(1200);
  await server.changeShowing(1400);
  expect(server.asked).toBe(1);
  await server.answerAll();
  expect(shownPrice()).toBe(1400);
  expect(server.asked).toBe(2);
});

test('a second reader loads nothing again', async () => {
  feed.subscribe(() => undefined);
  feed.subscribe(() => undefined);
  await vi.waitFor(() => expect(server.asked).toBe(1));
  await server.answerAll();
  expect(server.asked).toBe(1);
});
