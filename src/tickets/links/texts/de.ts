import type { TicketPageTexts } from './ticket-page-texts.ts';

export const de: TicketPageTexts = {
  language: 'de',
  locale: 'de-DE',
  title: (movie, tickets) => (tickets === 1 ? `Ticket: ${movie}` : `Tickets: ${movie}`),
  reference: 'Buchungsnummer',
  section: 'Bereich',
  row: 'Reihe',
  seat: 'Platz',
  code: (seat) => `QR-Code des Tickets für Platz ${seat}`,
  caution:
    'Jeder Code lässt eine Person einmal ein. Wer die Adresse dieser Seite hat, kann benutzen, was auf ihr steht.',
  print: 'Zeigen Sie den Code am Einlass, auf dem Bildschirm oder ausgedruckt.',
  addToCalendar: 'In den Kalender',
  image: 'QR-Code speichern',
  showingCancelled: (reason) => `Diese Vorstellung fällt aus.${reason === null ? '' : ` ${reason}`}`,
  bookingCancelled: 'Diese Buchung wurde storniert.',
  moved: (from, to) =>
    `Die Vorstellung wurde in einen anderen Saal verlegt. Der Platz war ${from} und ist jetzt ${to}.`,
  used: (at) => `Benutzt: eingelassen am ${at}.`,
  pending: 'Noch nicht bezahlt.',
  void: {
    exchanged: 'Nicht mehr gültig: gegen einen anderen Platz getauscht.',
    lostSeat: 'Nicht mehr gültig: Die Vorstellung wurde in einen Saal verlegt, in dem es keinen Platz dafür gibt.',
    other: 'Nicht mehr gültig: storniert.',
  },
  missing: {
    title: 'Hier gibt es kein Ticket',
    hint: 'Die Adresse ist nicht vollständig, oder das Ticket hat seither einen anderen Code: Dann hat es eine andere Adresse.',
  },
  tooMany: {
    title: 'Zu viele falsche Adressen',
    hint: 'Warten Sie eine Weile, und öffnen Sie den Link Ihres Tickets noch einmal.',
  },
};
