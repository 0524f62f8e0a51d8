import type { Texts } from '../texts.tsx';

export const exchange: Texts['exchange'] = {
  open: 'Plätze oder Vorstellung tauschen',
  title: 'Plätze oder Vorstellung tauschen',
  description: (movie) => `Andere Plätze oder eine andere Vorstellung für Ihre Tickets für ${movie}.`,
  intro: (labels) =>
    labels.length === 0
      ? 'Wählen Sie die Tickets, für die Sie andere Plätze möchten.'
      : `Wählen Sie andere Plätze statt ${labels.join(', ')}. Ihre Tickets bleiben gültig, bis Sie dem Tausch zugestimmt haben.`,
  back: 'Zurück zur Buchung',
  which: 'Für welche Tickets möchten Sie andere Plätze?',
  until: (day, time) => `Tauschen können Sie bis ${day}, ${time}.`,
  otherShowing: 'Andere Vorstellung wählen',
  ownShowing: 'Bei meiner Vorstellung bleiben',
  newShowing: 'Neue Vorstellung:',
  otherCinema: 'Für diese Vorstellung können Sie Ihre Tickets nicht tauschen. Bitte wählen Sie eine andere.',
  swap: (before, after) => `${before} → ${after}`,
  left: (time) => `Die neuen Plätze sind noch ${time} für Sie reserviert`,
  newTickets: 'Neue Tickets',
  tooManySeats:
    'Sie haben mehr Plätze reserviert als Tickets. Behalten Sie Ihre Tickets und wählen Sie weniger Plätze.',
  keep: 'Meine Tickets behalten',
  summary: 'Der Tausch',
  toPay: 'Zu bezahlen',
  toGetBack: 'Sie bekommen zurück',
  nothingToPay: 'Nichts zu bezahlen',
  agreeHere: { atOnce: 'Plätze tauschen', afterPaying: (amount) => `${amount} bezahlen und tauschen` },
  agreeElsewhere: {
    atOnce: 'Vorstellung tauschen',
    afterPaying: (amount) => `${amount} bezahlen und Vorstellung tauschen`,
  },
  exchanging: 'Wird getauscht …',
  untilThen: 'Bis dahin bleiben Ihre Tickets gültig.',
  paying: {
    title: 'Ihre Plätze werden getauscht …',
    hint: 'Ihre Bank wird nach dem Unterschied gefragt. Bis er bezahlt ist, bleiben diese Tickets gültig.',
  },
  from: {
    DONE: 'Für diese Tickets haben Sie andere eingetauscht:',
    WAITING: 'Bis der Unterschied bezahlt ist, bleiben Ihre bisherigen Tickets gültig:',
    ENDED: 'Es wurde nichts getauscht. Ihre Tickets finden Sie hier:',
  },
  oldBooking: (reference) => `Buchung ${reference}`,
  declined: 'Der Unterschied wurde nicht bezahlt. Ihre Tickets bleiben gültig.',
  refused: {
    PriceChanged: (before, after) =>
      `Der Unterschied hat sich von ${before} auf ${after} geändert. Es wurde nichts getauscht. Bitte prüfen Sie ihn und stimmen Sie zu, wenn Sie einverstanden sind.`,
    HoldExpired: 'Die neuen Plätze sind nicht mehr für Sie reserviert. Ihre Tickets bleiben gültig.',
    TicketTypeNotAllowed: 'Diese Tickets gibt es nicht für diese Plätze. Bitte wählen Sie andere Tickets.',
    notOffered: 'Dieses Kino nimmt keine Tickets zurück.',
    tooLate: (day, time) => `Es ist zu spät: Tauschen war bis ${day}, ${time} möglich.`,
    notOnSale:
      'Die neue Vorstellung ist nicht mehr im Verkauf. Ihre Tickets bleiben gültig: Bitte wählen Sie eine andere.',
    changed:
      'Diese Tickets können jetzt nicht getauscht werden. Sie werden schon getauscht oder sind nicht mehr gültig.',
    other: 'So kann nicht getauscht werden. Ihre Tickets bleiben gültig.',
  },
};
