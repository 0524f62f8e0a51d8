import { type GraphQLInputType, getNamedType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { type Field, mutations, queries, subscriptions } from '../graphql/built-schema.ts';

/** A place in the arguments of an operation where an id stands, as in `placeBooking.input.tickets.seatId`. */
export interface IdPlace {
  operation: Field;
  kind: 'query' | 'mutation' | 'subscription';
  /** The names of the argument and of the fields in it. */
  path: readonly string[];
  /** What it is the id of, as in `Seat`. */
  of: string;
}

/** By the name of the field. */
const OF: Record<string, string> = {
  ...{ accountId: 'Account', actorIds: 'Account', auditoriumId: 'Auditorium', auditoriumIds: 'Auditorium' },
  ...{ bookingId: 'Booking', categoryId: 'SeatCategory', categoryIds: 'SeatCategory' },
  ...{ cinemaId: 'Cinema', cinemaIds: 'Cinema', entityIds: 'Account', holdId: 'Hold' },
  ...{ movieId: 'Movie', movieIds: 'Movie', oneForEachId: 'TicketType', priceListId: 'PriceList' },
  ...{ deadLetterId: 'DeadLetter', sessionId: 'Session', ticketId: 'Ticket', ticketIds: 'Ticket' },
  ...{ seatId: 'Seat', seatIds: 'Seat', addSeatIds: 'Seat', removeSeatIds: 'Seat' },
  ...{ seatMapId: 'SeatMap', showingId: 'Showing', showingIds: 'Showing' },
  ...{ ticketTypeId: 'TicketType', ticketTypeIds: 'TicketType' },
  // A name that the client gives to its request.
  idempotencyKey: 'key',
};

/** Of what `id` is, by the operation; of `node` one that only its account sees. */
const OF_OPERATION: Record<string, string> = {
  ...{ booking: 'Booking', cinema: 'Cinema', hold: 'Hold', movie: 'Movie', node: 'Hold', showing: 'Showing' },
  ...{ deleteReview: 'Review', hideReview: 'Review', unhideReview: 'Review', rescheduleShowing: 'Showing' },
};

/** Every one of the schema. @throws for an id of which it is not known what it is of */
export function idPlaces(): IdPlace[] {
  const placesOf = (kind: IdPlace['kind'], operations: readonly Field[]) =>
    operations.flatMap((operation) =>
      operation.args
        .flatMap((argument) => pathsTo(argument.type, [argument.name]))
        .map((path): IdPlace => ({ operation, kind, path, of: ofWhat(operation, path.at(-1) ?? '') })),
    );
  return [
    ...placesOf('query', queries),
    ...placesOf('mutation', mutations),
    ...placesOf('subscription', subscriptions),
  ];
}

function pathsTo(type: GraphQLInputType, path: readonly string[]): (readonly string[])[] {
  if (isNonNullType(type) || isListType(type)) return pathsTo(type.ofType, path);
  if (!isInputObjectType(type)) return getNamedType(type).name === 'ID' ? [path] : [];
  return Object.values(type.getFields()).flatMap((field) => pathsTo(field.type, [...path, field.name]));
}

function ofWhat({ name: operation }: Field, field: string): string {
  const changed = /^(?:update|archive|close)([A-Z]\w*)$/.exec(operation)?.[1];
  const of = field === 'id' ? (OF_OPERATION[operation] ?? changed) : OF[field];
  if (of === undefined) throw new Error(`what is the field ${field} of ${operation} the id of? Say it in id-places.ts`);
  return of;
}

export function nameOf({ operation, path }: IdPlace): string {
  return [operation.name, ...path].join('.');
}

/** The arguments, with that id at the place; lists on the way have one item. */
export function withId(args: object, path: readonly string[], { id }: { id: string }) {
  const [name = '', ...rest] = path;
  const before = (args as Record<string, unknown>)[name];
  const inner = (value: unknown): unknown =>
    rest.length === 0 ? id : withId(typeof value === 'object' && value !== null ? value : {}, rest, { id });
  const isList = Array.isArray(before) || name.endsWith('Ids');
  return { ...args, [name]: isList ? [inner((before as unknown[] | undefined)?.[0])] : inner(before) };
}
