import { setting, wholeNumber } from '../config/settings.ts';

export const seatingSettings = {
  holdSeconds: setting({
    name: 'HOLD_SECONDS',
    type: wholeNumber({ from: 1, to: 86_400 }).default(420),
    meaning: 'how long a hold lasts',
  }),
  maxSeatsPerHold: setting({
    name: 'MAX_SEATS_PER_HOLD',
    type: wholeNumber({ from: 1, to: 20 }).default(10),
    meaning: 'seats of one hold; an account can hold 20 seats of a showing in all',
  }),
};
