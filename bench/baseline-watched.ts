import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { serveTasks } from './support/tasks.ts';

/** The smallest server of subscriptions: graphql-ws as it comes, and a subscription with one event that never ends. */
const schema = buildSchema(`
  type Query { nothing: Int }
  type Seat { seatId: ID, status: String, version: Int }
  type SeatSnapshot { seats: [Seat!]! }
  type SeatDelta { seats: [Seat!]! }
  union SeatAvailabilityEvent = SeatSnapshot | SeatDelta
  type Subscription { seatAvailability(showingId: ID!): SeatAvailabilityEvent }
`);

async function* seatAvailability() {
  yield { seatAvailability: { __typename: 'SeatSnapshot', seats: [] } };
  await new Promise(() => undefined);
}

async function listen(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  useServer({ schema, roots: { subscription: { seatAvailability } } }, new WebSocketServer({ server }));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tasks = { listen };
export type BaselineWatchedTasks = typeof tasks;
serveTasks(tasks);
