import { cursor } from './cursor.ts';
import type { Operation } from './operation.ts';
import type { Sample } from './sample.ts';

const SEARCH = `query ($after: String, $search: String, $filter: BookingFilter, $orderBy: BookingOrder! = PLACED_AT_DESC) {
  searchBookings(first: 50, after: $after, search: $search, filter: $filter, orderBy: $orderBy) {
    nodes { reference status account { email name } showing { startsAt } tickets { seat { label } } }
  }
}`;

/** Searches of the box office. */
export function ofBoxOffice(sample: Sample): Operation[] {
  const { cinemaId, rareSeat, reference, largeShowing: showingId } = sample;
  const search = (name: string, variables: object): Operation => ({
    ...{ name: `search: ${name}`, query: SEARCH, variables: { ...variables }, as: sample.administrator },
  });
  const ofCinema = { cinemaIds: [cinemaId] };
  return [
    search('all', {}),
    search('of a cinema', { filter: ofCinema }),
    search('of a cinema, by starts', { filter: ofCinema, orderBy: 'STARTS_AT_ASC' }),
    search('deep page', { after: cursor(sample.middleBooking) }),
    search('unpaid', { filter: { statuses: ['PENDING_PAYMENT', 'PAYMENT_FAILED'] } }),
    search('refunds under way', { filter: { refundStatuses: ['PENDING'] } }),
    search('refunds that FAILED', { filter: { refundStatuses: ['FAILED'] } }),
    search('a reference', { search: reference }),
    search('the beginning of a reference', { search: reference.slice(0, 5), filter: ofCinema }),
    search('the beginning of most references', { search: reference.slice(0, 1) }),
    search('an e-mail address', { search: 'buyer77@rowlock.example' }),
    search('the beginning of some addresses', { search: 'buyer1234' }),
    search('the beginning of every address', { search: 'buyer', filter: ofCinema }),
    search('a name', { search: 'buyer 4321' }),
    search('a phone number', { search: '+493012345' }),
    search('a seat', { search: 'b7', filter: ofCinema }),
    search('a seat of one showing', { search: 'b', filter: { showingIds: [showingId] } }),
    search('a rare seat', { search: rareSeat }),
    search('a rare row, the oldest first', { search: rareSeat.slice(0, 1), orderBy: 'PLACED_AT_ASC' }),
    search('a seat and a name', { search: 'b7 buyer 1', filter: ofCinema }),
    search('nothing', { search: 'nobody' }),
    {
      name: 'search: how many of every address',
      query: '{ searchBookings(search: "buyer") { totalCount } }',
      as: sample.administrator,
    },
    {
      name: 'showings: with their sales',
      query: `query ($filter: ShowingFilter) {
        showings(first: 50, filter: $filter) { nodes { sales { ticketsSold seatsHeld capacity checkedIn gross { amountMinor } refunded { amountMinor } } } }
      }`,
      variables: { filter: { from: new Date().toISOString() } },
      as: sample.administrator,
    },
  ];
}

const AMOUNTS =
  'tickets ticketsCancelled gross { amountMinor } refunded { amountMinor } net { amountMinor } taxIncluded { amountMinor }';
const SALES = `query ($input: SalesReportInput!) {
  salesReport(first: 100, input: $input) { totalCount totals { ${AMOUNTS} } nodes { label ${AMOUNTS} subject { id } } }
}`;
const OCCUPANCY = `query ($input: OccupancyReportInput!) {
  occupancyReport(first: 100, input: $input) { totalCount averageOccupancy nodes { capacity sold occupancy showing { startsAt movie { title } } } }
}`;

/** Reports of a year. */
export function ofReports(sample: Sample): Operation[] {
  const { cinemaId, yearBefore: from, today: to } = sample;
  return [
    { name: 'of all cinemas', scope: {} },
    { name: 'of a cinema', scope: { cinemaIds: [cinemaId] } },
    { name: 'of a movie', scope: { movieIds: [sample.longRunner] } },
  ].flatMap(({ name, scope }) => {
    const reported = { from, to, ...scope };
    return [
      ...['DAY', 'MOVIE', 'CINEMA', 'SHOWING'].map((groupBy) => ({
        name: `sales: by ${groupBy} ${name}`,
        query: SALES,
        variables: { input: { ...reported, groupBy } },
        as: sample.administrator,
      })),
      { name: `occupancy: ${name}`, query: OCCUPANCY, variables: { input: reported }, as: sample.administrator },
    ];
  });
}
