import { cursor } from './cursor.ts';
import type { Operation } from './operation.ts';
import type { Sample } from './sample.ts';
import { ofBoxOffice, ofReports } from './staff-operations.ts';

const SHOWINGS = `query ($first: Int! = 100, $after: String, $filter: ShowingFilter) {
  showings(first: $first, after: $after, filter: $filter) { totalCount nodes { id startsAt status movie { title } auditorium { name cinema { name } } } }
}`;
const MOVIES = `query ($after: String, $filter: MovieFilter) {
  movies(first: 100, after: $after, filter: $filter) { totalCount nodes { id title genres cast } }
}`;
const HOLD_SEATS = `mutation ($showingId: ID!, $seatIds: [ID!]!) {
  holdSeats(input: { showingId: $showingId, seatIds: $seatIds }) {
    hold { id seats { seat { label } status } }
    errors { message ... on SeatsUnavailable { seats { seat { label } } alternatives { together seats { seat { label } } } } }
  }
}`;
const MOVIE_SHOWINGS = `query ($id: ID!, $after: String, $filter: ShowingFilter) {
  movie(id: $id) { showings(first: 100, after: $after, filter: $filter) { totalCount nodes { id startsAt } } }
}`;
const CINEMA_SHOWINGS = `query ($id: ID!, $filter: ShowingFilter, $orderBy: ShowingOrder! = STARTS_AT_ASC) {
  cinema(id: $id) { showings(first: 100, filter: $filter, orderBy: $orderBy) { totalCount nodes { id startsAt } } }
}`;
const BOOKING = `id reference status total { amountMinor } payableUntil showing { startsAt movie { title } }
  tickets { id status seat { label } ticketType { name } } payments { status amount { amountMinor } } refunds { status } refunded { amountMinor }`;

/** Every field of Query, with its filters, its deep pages, and for those who have the most. */
export function queries(sample: Sample): Operation[] {
  return [
    ...ofCatalogue(sample),
    ...ofMovie(sample),
    ...ofShowings(sample),
    ...ofAccounts(sample),
    ofReference(sample),
    ...ofBoxOffice(sample),
    ...ofReports(sample),
  ];
}

/** For those without a login. */
function ofReference({ reference }: Sample): Operation {
  return {
    name: 'bookingByReference',
    query: `query ($reference: String!, $email: EmailAddress!) {
      bookingByReference(reference: $reference, email: $email) { ${BOOKING} }
    }`,
    variables: { reference, email: 'buyer77@rowlock.example' },
  };
}

function movies(name: string, filter: object, after?: string): Operation {
  return { name: `movies: ${name}`, query: MOVIES, variables: { filter, after } };
}

function showings(name: string, filter: object, after?: string): Operation {
  return { name: `showings: ${name}`, query: SHOWINGS, variables: { filter, after } };
}

function ofCatalogue(sample: Sample): Operation[] {
  const { cinemaId } = sample;
  return [
    {
      name: 'cinemas',
      query: '{ cinemas(first: 50) { totalCount nodes { name auditoriums { name seatMap { version } } } } }',
    },
    {
      name: 'cinemas: next page',
      query: 'query ($after: String) { cinemas(first: 5, after: $after) { nodes { name } } }',
      variables: { after: cursor(['Cinema 3', cinemaId]) },
    },
    { name: 'cinema', query: 'query ($id: ID!) { cinema(id: $id) { name } }', variables: { id: cinemaId } },
    { name: 'genres', query: '{ genres }' },
    movies('all', {}),
    movies('deep page', {}, cursor(sample.middleMovie)),
    movies('of a genre', { genres: ['Horror'] }),
    movies('now showing', { nowShowing: true }),
    movies('not showing', { nowShowing: false }),
    movies('search', { search: sample.movieWords }),
    movies('search with typing errors', { search: sample.movieWords.replaceAll(/(?<=\w)\w\b/g, 'x') }),
  ];
}

function ofMovie(sample: Sample): Operation[] {
  const { longRunner, today } = sample;
  const from = new Date().toISOString();
  return [
    {
      name: 'movies with their showings',
      query: `query ($filter: ShowingFilter) {
        movies(first: 20, filter: { nowShowing: true }) { nodes { title showings(first: 5, filter: $filter) { totalCount nodes { startsAt } } } }
      }`,
      variables: { filter: { from } },
    },
    { name: 'movie: all showings', query: MOVIE_SHOWINGS, variables: { id: longRunner } },
    { name: 'movie: showings to come', query: MOVIE_SHOWINGS, variables: { id: longRunner, filter: { from } } },
    {
      name: 'movie: showings of a day',
      query: MOVIE_SHOWINGS,
      variables: { id: longRunner, filter: { dates: [today] } },
    },
    {
      name: 'movie: deep page of showings',
      query: MOVIE_SHOWINGS,
      variables: { id: longRunner, after: cursor(sample.middleShowing) },
    },
  ];
}

function ofShowings(sample: Sample): Operation[] {
  const { cinemaId, auditoriumId, longRunner, largeShowing, today, halfAYearAgo } = sample;
  const from = new Date().toISOString();
  const to = new Date(Date.now() + 86_400_000).toISOString();
  return [
    showings('all', {}),
    showings('deep page', {}, cursor(sample.middleShowing)),
    showings('to come', { from }),
    showings('of 24 hours', { from, to }),
    showings('of 24 hours, with seats together', { from, to, seatsTogether: 4 }),
    showings('of a business day', { dates: [today] }),
    showings('of a business day long ago', { dates: [halfAYearAgo] }),
    showings('of two business days in a cinema', { dates: [today, halfAYearAgo], cinemaIds: [cinemaId] }),
    showings('of a cinema', { cinemaIds: [cinemaId] }),
    showings('of a cinema, to come', { cinemaIds: [cinemaId], from }),
    showings('of a cinema, deep page', { cinemaIds: [cinemaId] }, cursor(sample.middleShowing)),
    showings('of a format, to come', { formats: ['IMAX'], from }),
    showings('of a language, to come', { languages: ['ja'], from }),
    showings('with subtitles, to come', { subtitles: ['nl'], from }),
    showings('with captions, to come', { accessibility: ['CAPTIONS'], from }),
    showings('of an auditorium, to come', { auditoriumIds: [auditoriumId], from }),
    { name: 'showings: their formats', query: '{ showingFormats }' },
    { name: 'cinema: showings to come', query: CINEMA_SHOWINGS, variables: { id: cinemaId, filter: { from } } },
    {
      name: 'cinema: the last showings',
      query: CINEMA_SHOWINGS,
      variables: { id: cinemaId, filter: {}, orderBy: 'STARTS_AT_DESC' },
    },
    showings('of a movie', { movieIds: [longRunner] }),
    showings('of a movie in a cinema', { movieIds: [longRunner], cinemaIds: [cinemaId], from }),
    {
      name: 'showings: with prices and availability',
      query: `query ($filter: ShowingFilter) {
        showings(first: 50, filter: $filter) { nodes { prices { price { amountMinor } } availability { available total } } }
      }`,
      variables: { filter: { from } },
    },
    {
      name: 'showing: with every seat',
      query: `query ($id: ID!) {
        showing(id: $id) { prices { category { name } ticketType { name } } availability { held } seats { seat { label } status } }
      }`,
      variables: { id: largeShowing },
    },
  ];
}

function ofAccounts(sample: Sample): Operation[] {
  const { largeShowing, regular, attacker } = sample;
  return [
    {
      name: 'me: bookings',
      query: `query ($after: String) { me { bookings(first: 50, after: $after) { totalCount nodes { ${BOOKING} } } } }`,
      as: regular,
    },
    {
      name: 'me: deep page of bookings',
      query: `query ($after: String) { me { bookings(first: 50, after: $after) { nodes { ${BOOKING} } } } }`,
      variables: { after: cursor(sample.middleBooking) },
      as: regular,
    },
    ...[
      { name: 'all', after: undefined, filter: {} },
      { name: 'active', after: undefined, filter: { statuses: ['ACTIVE'] } },
      { name: 'of a showing', after: undefined, filter: { showingIds: [largeShowing] } },
      { name: 'deep page', after: cursor(sample.middleHold), filter: {} },
    ].flatMap(({ name, ...variables }) =>
      [
        { whose: 'regular buyer', as: regular },
        { whose: 'attacker', as: attacker },
      ].map(({ whose, as }) => ({
        name: `me: holds, ${name} (${whose})`,
        query: `query ($after: String, $filter: HoldFilter) {
          me { roles { role } holds(first: 50, after: $after, filter: $filter) { totalCount nodes { status booking { reference } } } }
        }`,
        variables,
        as,
      })),
    ),
    {
      name: 'booking',
      query: `query ($id: ID!) { booking(id: $id) { ${BOOKING} } }`,
      variables: { id: sample.bookingId },
      as: regular,
    },
  ];
}

/** A hold and what follows it. Each gets the answer of the one before. */
export function buying(sample: Sample): ((before: string) => Operation)[] {
  const { largeShowing: showingId, freeSeats, takenSeats, newcomer, attacker } = sample;
  const seats = { showingId: sample.attackedShowing, seatIds: sample.attackedSeats };
  const idIn = (answer: string) => /"id":"([^"]+)"/.exec(answer)?.[1] ?? '';
  const release = (holdId: string, as: string): Operation => ({
    name: 'releaseHold',
    query: 'mutation ($holdId: ID!) { releaseHold(input: { holdId: $holdId }) { hold { status } errors { message } } }',
    variables: { holdId },
    as,
    expected: 'RELEASED',
  });
  return [
    () => ({
      name: 'holdSeats: refused',
      query: HOLD_SEATS.replace(/alternatives .*\} \} \} \}/, '} }'),
      variables: { showingId, seatIds: takenSeats },
      as: newcomer,
      expected: '"label"',
    }),
    () => ({
      name: 'holdSeats: refused, with alternatives',
      query: HOLD_SEATS,
      variables: { showingId, seatIds: takenSeats },
      as: newcomer,
      expected: '"together":true',
    }),
    () => ({ name: 'holdSeats: after thousands of holds', query: HOLD_SEATS, variables: seats, as: attacker }),
    (answer) => ({ ...release(idIn(answer), attacker), name: 'releaseHold: after thousands of holds' }),
    () => ({
      name: 'holdSeats',
      query: HOLD_SEATS,
      variables: { showingId, seatIds: freeSeats },
      as: newcomer,
      expected: 'HELD',
    }),
    (answer) => release(idIn(answer), newcomer),
    () => ({
      name: 'holdSeats',
      query: HOLD_SEATS,
      variables: { showingId, seatIds: freeSeats },
      as: newcomer,
      expected: 'HELD',
    }),
    (answer) => ({
      name: 'hold',
      query: 'query ($id: ID!) { hold(id: $id) { id status seats { status } booking { id } showing { startsAt } } }',
      variables: { id: idIn(answer) },
      as: newcomer,
    }),
    (answer) => ({
      name: 'placeBooking',
      query: `mutation ($input: PlaceBookingInput!) { placeBooking(input: $input) { booking { ${BOOKING} } errors { message } } }`,
      variables: {
        input: {
          holdId: idIn(answer),
          tickets: freeSeats.map((seatId) => ({ seatId, ticketTypeId: sample.ticketTypeId })),
          payment: { token: 'pm_card_visa_chargeDeclined' },
          expectedTotal: { amountMinor: Number(sample.priceMinor) * freeSeats.length, currency: sample.currency },
          idempotencyKey: crypto.randomUUID(),
        },
      },
      as: newcomer,
      expected: 'PENDING_PAYMENT',
    }),
  ];
}
