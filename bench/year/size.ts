/** How large the generated database is. */
export interface YearSize {
  /** Showings of these days before and after today. */
  daysBefore: number;
  daysAfter: number;
  cinemas: number;
  auditoriumsPerCinema: number;
  showingsPerDay: number;
  movies: number;
  accounts: number;
  /** Account 1 buys one time in so many, the others equally often. */
  regularBuysOneIn: number;
  /** Released holds of one account for one showing, as a script makes them that holds and releases without end. */
  holdsOfAttacker: number;
}

/** 58,000 showings, 6.7 million seats of showings, 700,000 bookings: about 3 GB. */
export const YEAR: YearSize = {
  daysBefore: 300,
  daysAfter: 65,
  cinemas: 10,
  auditoriumsPerCinema: 4,
  showingsPerDay: 4,
  movies: 5000,
  accounts: 200_000,
  regularBuysOneIn: 100,
  holdsOfAttacker: 20_000,
};

/** The same with a month of it, for tests: made in seconds, and large enough that the planner needs the indexes. */
export const MONTH: YearSize = {
  ...YEAR,
  daysBefore: 15,
  daysAfter: 16,
  auditoriumsPerCinema: 2,
  movies: 500,
  accounts: 5000,
  regularBuysOneIn: 20,
  holdsOfAttacker: 3000,
};

/** A month of 20 auditoriums that is over: twelve of them are what a year leaves. */
export const PAST_MONTH: YearSize = { ...MONTH, daysBefore: 31, daysAfter: 0 };
