import { postJson } from './post-json.ts';

/** The smallest GraphQL query: compared with it, a figure measures the work and not the protocol. */
export const TYPENAME = '{ __typename }';

/** The same as a load, with a part of its answer. */
export const NOTHING = { body: { query: TYPENAME }, expected: '"__typename":"Query"' };

export const SEAT_MAP = `query SeatMap($id: ID!) {
  showing(id: $id) {
    seats { seat { id label x y category { id } } status version }
  }
}`;

export const SEAT_STATES = `query SeatStates($id: ID!) {
  showing(id: $id) {
    seatStates { statuses versions }
  }
}`;

export const CATALOGUE = `query Catalogue {
  movies(first: 20, filter: { nowShowing: true }) {
    totalCount
    nodes {
      id title posterUrl runtimeMinutes genres certificate { label } averageRating reviewCount
      showings(first: 3, filter: { statuses: [ON_SALE] }) {
        nodes {
          id startsAt format language
          auditorium { name cinema { name } }
          prices { category { id name } ticketType { id name } price { amountMinor currency } }
        }
      }
    }
  }
}`;

export const WATCH = `subscription Watch($showingId: ID!) {
  seatAvailability(showingId: $showingId) {
    __typename
    ... on SeatSnapshot { seats { seatId status version } }
    ... on SeatDelta { seats { seatId status version } }
  }
}`;

const PLACE = `mutation Place($input: PlaceBookingInput!) {
  placeBooking(input: $input) { booking { id reference status total { amountMinor } } errors { __typename message } }
}`;

const BOOKING = `query Booking($id: ID!) {
  booking(id: $id) { status tickets { status code } }
}`;

const HOLD = `mutation Hold($input: HoldSeatsInput!) {
  holdSeats(input: $input) { hold { id expiresAt } errors { __typename message } }
}`;

export interface WantedSeats {
  showingId: string;
  seatIds: string[];
}

export function holdRequest(input: WantedSeats) {
  return { query: HOLD, variables: { input } };
}

export interface HoldAnswer {
  data?: {
    holdSeats: { hold: { id: string; expiresAt: string } | null; errors: { __typename: string; message: string }[] };
  };
  errors?: { message: string }[];
}

/** Makes one hold that must succeed. Gives its deadline. */
export async function holdSeats(url: string, token: string, wanted: WantedSeats): Promise<Date> {
  const answer = await postJson(url, holdRequest(wanted), token);
  const { hold } = (JSON.parse(answer) as HoldAnswer).data?.holdSeats ?? {};
  if (!hold) throw new Error(`a hold of free seats was answered with ${answer}`);
  return new Date(hold.expiresAt);
}

export function placeRequest(input: object) {
  return { query: PLACE, variables: { input } };
}

export interface PlaceAnswer {
  data?: { placeBooking: { booking: { id: string } | null } };
}

export function bookingRequest(id: string) {
  return { query: BOOKING, variables: { id } };
}

export interface BookingAnswer {
  data?: { booking: { status: string; tickets: { status: string; code: string | null }[] } | null };
}
