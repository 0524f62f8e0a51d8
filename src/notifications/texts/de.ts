import type { BookingTexts, ToldShowing } from './booking-texts.ts';

const where = ({ movie, cinema, auditorium, time }: ToldShowing) => `${movie}\n${time}\n${cinema}, ${auditorium}`;

export const de: BookingTexts = {
  locale: 'de-DE',
  counterExpired: ({ reference, showing }) => ({
    subject: `Buchung ${reference} ist abgelaufen`,
    paragraphs: [
      `Ihre Buchung ${reference} sollte an der Kasse bezahlt werden. Sie wurde nicht rechtzeitig bezahlt, und ihre Plätze sind wieder frei:`,
      where(showing),
      'Es wurde nichts abgebucht. Wenn noch Plätze frei sind, können Sie neu buchen.',
    ],
  }),
  showingCancelled: ({ reference, showing, reason, isPaid }) => ({
    subject: `Abgesagt: ${showing.movie}`,
    paragraphs: [
      `Die Vorstellung Ihrer Buchung ${reference} fällt aus:`,
      where(showing),
      ...(reason === null ? [] : [`Grund: ${reason}`]),
      isPaid ? 'Was Sie bezahlt haben, erhalten Sie auf demselben Weg zurück.' : 'Es wurde nichts abgebucht.',
    ],
  }),
  showingMoved: ({ reference, showing, seats, lostSeats, isPaid }) => ({
    subject: `Neue Plätze: ${showing.movie}`,
    paragraphs: [
      `Die Vorstellung Ihrer Buchung ${reference} findet zur selben Zeit in einem anderen Saal statt:`,
      where(showing),
      seats.length > 0
        ? `Ihre Plätze sind jetzt: ${seats.join(', ')}. Die Codes Ihrer Tickets bleiben gültig.`
        : 'Dort gibt es keinen Platz für Ihre Buchung, und sie ist beendet.',
      ...(seats.length > 0 && lostSeats ? ['Für die übrigen Tickets gibt es dort keinen Platz.'] : []),
      ...(lostSeats && isPaid ? ['Was Sie dafür bezahlt haben, erhalten Sie auf demselben Weg zurück.'] : []),
    ],
  }),
  tickets: ({ reference, showing, tickets }) => ({
    subject: `Tickets für ${showing.movie}`,
    paragraphs: [
      `Die Tickets Ihrer Buchung ${reference}:`,
      where(showing),
      ...tickets.map(({ seat, ticketType, code }) => `${seat}, ${ticketType}\nCode: ${code}`),
      'Jeder Code lässt eine Person einmal ein. Zeigen Sie ihn niemandem sonst.',
    ],
  }),
  link: 'Ihre Buchung:',
  ticketsLink: 'Ihre Tickets auf einer Seite, ohne Anmeldung. Wer diese Adresse hat, hat die Tickets:',
};
