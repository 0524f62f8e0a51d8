import { setting, wholeNumber } from '../config/settings.ts';

export const seatingSettings = {
  holdSeconds: setting({
    name: 'HOLD_SECONDS',
    type: wholeNumber({ from: 1, to: 86_400 }).default(420),
    meaning: 'how long a hold lasts, in seconds',
  }),
  holdExtensionSeconds: setting({
    name: 'HOLD_EXTENSION_SECONDS',
    // Two minutes: a payment that is asked for in the last second of a hold, and no extension before, has as long.
    type: wholeNumber({ from: 120, to: 86_400 }).default(600),
    meaning:
      'how much longer than HOLD_SECONDS a hold can last, however often it is extended or its payment tried, in seconds',
  }),
  maxSeatsPerHold: setting({
    name: 'MAX_SEATS_PER_HOLD',
    type: wholeNumber({ from: 1, to: 20 }).default(10),
    meaning: 'the most seats of one hold',
  }),
  maxSeatsPerAccount: setting({
    name: 'MAX_SEATS_PER_ACCOUNT',
    type: wholeNumber({ from: 1, to: 100 }).default(20),
    meaning: 'seats of one showing that an account can hold at the same time, in all its holds',
  }),
  keepFreeSeatsDays: setting({
    name: 'KEEP_FREE_SEATS_DAYS',
    type: wholeNumber({ from: 1, to: 36_500 }).default(30),
    meaning:
      'days after the end of a showing from which on the rows of its free seats are deleted; the API answers the same with and without them',
  }),
  maxHoldsPerAccount: setting({
    name: 'MAX_HOLDS_PER_ACCOUNT',
    // As many as MAX_SEATS_PER_ACCOUNT: by itself it limits nothing within one showing.
    type: wholeNumber({ from: 1, to: 1000 }).default(20),
    meaning:
      'holds that an account can have at the same time, of all showings, without those that have become bookings',
  }),
};
