import type { BookingTexts, ToldShowing } from './booking-texts.ts';

const where = ({ movie, cinema, auditorium, time }: ToldShowing) => `${movie}\n${time}\n${cinema}, ${auditorium}`;

export const en: BookingTexts = {
  locale: 'en-GB',
  counterExpired: ({ reference, showing }) => ({
    subject: `Booking ${reference} has expired`,
    paragraphs: [
      `Your booking ${reference} was to be paid at the counter. It was not paid in time, and its seats are free for others:`,
      where(showing),
      'Nothing was charged. If there are seats left you can book again.',
    ],
  }),
  showingCancelled: ({ reference, showing, reason, isPaid }) => ({
    subject: `Cancelled: ${showing.movie}`,
    paragraphs: [
      `The showing of your booking ${reference} is cancelled:`,
      where(showing),
      ...(reason === null ? [] : [`Reason: ${reason}`]),
      isPaid ? 'What you have paid is given back the way it was paid.' : 'Nothing was charged.',
    ],
  }),
  showingMoved: ({ reference, showing, seats, lostSeats, isPaid }) => ({
    subject: `New seats: ${showing.movie}`,
    paragraphs: [
      `The showing of your booking ${reference} takes place in another auditorium, at the same time:`,
      where(showing),
      seats.length > 0
        ? `Your seats are now: ${seats.join(', ')}. Codes of tickets that you have stay good.`
        : 'There is no seat for your booking there, and it has ended.',
      ...(seats.length > 0 && lostSeats ? ['The other tickets have no seat there.'] : []),
      ...(lostSeats && isPaid ? ['What you have paid for them is given back the way it was paid.'] : []),
    ],
  }),
  tickets: ({ reference, showing, tickets }) => ({
    subject: `Tickets for ${showing.movie}`,
    paragraphs: [
      `The tickets of your booking ${reference}:`,
      where(showing),
      ...tickets.map(({ seat, ticketType, code }) => `${seat}, ${ticketType}\nCode: ${code}`),
      'Each code lets one person in, once. Keep it to yourself.',
    ],
  }),
  link: 'Your booking:',
  ticketsLink: 'Your tickets on one page, without a login. Anyone who has this address has the tickets:',
};
