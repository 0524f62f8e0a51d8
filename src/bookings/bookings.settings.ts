import { setting, wholeNumber } from '../config/settings.ts';

export const bookingsSettings = {
  contactYears: setting({
    name: 'CONTACT_YEARS',
    type: wholeNumber({ from: 1, to: 100 }).default(10),
    meaning: 'years after which the contact of a booking is deleted: name, e-mail address and phone number',
  }),
};
