import type { TicketPageTexts } from './ticket-page-texts.ts';

export const en: TicketPageTexts = {
  language: 'en',
  locale: 'en-GB',
  title: (movie, tickets) => (tickets === 1 ? `Ticket: ${movie}` : `Tickets: ${movie}`),
  reference: 'Reference',
  section: 'Section',
  row: 'Row',
  seat: 'Seat',
  code: (seat) => `QR code of the ticket for seat ${seat}`,
  caution: 'Each code lets one person in, once. Anyone who has the address of this page can use what is on it.',
  print: 'Show the code at the door, on this screen or printed.',
  addToCalendar: 'Add to calendar',
  image: 'Save the QR code',
  showingCancelled: (reason) => `This showing is cancelled.${reason === null ? '' : ` ${reason}`}`,
  bookingCancelled: 'This booking was cancelled.',
  moved: (from, to) => `The showing was moved to another auditorium. The seat was ${from} and is now ${to}.`,
  used: (at) => `Used: checked in on ${at}.`,
  pending: 'Not paid for yet.',
  void: {
    exchanged: 'No longer valid: it was exchanged for another seat.',
    lostSeat: 'No longer valid: the showing was moved to an auditorium without a seat for it.',
    other: 'No longer valid: it was cancelled.',
  },
  missing: {
    title: 'There is no ticket here',
    hint: 'The address is not complete, or the ticket was given another code since: then it has another address.',
  },
  tooMany: { title: 'Too many wrong addresses', hint: 'Wait a while, and open the link of your ticket again.' },
};
