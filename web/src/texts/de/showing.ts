import type { Texts } from '../texts.tsx';

const seats = (count: number) => (count === 1 ? '1 Platz' : `${count} Plätze`);
const tickets = (count: number) => (count === 1 ? '1 Ticket' : `${count} Tickets`);

export const showing: Texts['showing'] = {
  description: (movie, cinema) => `Plätze wählen für ${movie} im ${cinema}.`,
  minutes: (count) => `${count} Min.`,
  subtitles: (languages) => `${languages} untertitelt`,
  missing: 'Diese Vorstellung gibt es nicht',
  loading: 'Die Plätze werden geladen …',
  picked: 'Ihre Plätze',
  nonePicked: 'Tippen Sie im Saalplan auf einen Platz. Der Preis steht dann hier.',
  pickSeats: (count) => `Tippen Sie im Saalplan auf ${seats(count)}, anstelle der jetzigen.`,
  otherCount: (picked, wanted) =>
    picked < wanted
      ? `Es ${wanted - picked === 1 ? 'fehlt' : 'fehlen'} noch ${seats(wanted - picked)}.`
      : `Sie tauschen ${tickets(wanted)}: Wählen Sie nur ${seats(wanted)}.`,
  differenceLater: 'Was zu bezahlen ist oder was Sie zurückbekommen, sehen Sie im nächsten Schritt.',
  best: {
    title: 'Oder lassen Sie uns wählen:',
    count: 'Anzahl der Plätze',
    seats,
    category: 'Art der Plätze',
    anyCategory: 'Alle',
    take: (count) => (count === 1 ? 'Bester Platz' : `Beste ${count} zusammen`),
  },
  remove: (label) => `Platz ${label} entfernen`,
  seatsTogether: (labels) => `${labels} sind ein Platz für zwei und werden zusammen verkauft.`,
  companion: (label, place) => `${label} ist für die Begleitung zum Rollstuhlplatz ${place}.`,
  restrictedView: (label) => `${label} hat eingeschränkte Sicht: Ein Teil der Leinwand ist nicht zu sehen.`,
  wheelchair: (label) => `${label} ist ein Platz für einen Rollstuhl, ohne Sitz.`,
  fee: (count) => `Buchungsgebühr × ${count}`,
  total: 'Summe',
  fullPrice: 'Voller Preis. Ermäßigte Tickets wählen Sie im nächsten Schritt.',
  hold: (count) => (count === 1 ? '1 Platz reservieren' : `${count} Plätze reservieren`),
  holding: 'Wird reserviert …',
  taken: (labels) =>
    labels.length === 1
      ? `${labels[0]} wurde gerade von jemand anderem genommen. Wählen Sie einen anderen Platz.`
      : `${labels.join(', ')} wurden gerade von anderen genommen. Wählen Sie andere Plätze.`,
  unavailable: (labels) =>
    labels.length === 1
      ? `Jemand war schneller: ${labels[0]} ist vergeben. Es wurde kein Platz reserviert.`
      : `Jemand war schneller: ${labels.join(', ')} sind vergeben. Es wurde kein Platz reserviert.`,
  alternatives: 'Diese sind in der Nähe und noch frei:',
  takeInstead: (labels) => `Stattdessen ${labels} nehmen`,
  seatLimit: (limit) => `Sie können höchstens ${limit} Plätze dieser Vorstellung reservieren.`,
  holdLimit: (limit) =>
    limit === 1
      ? 'Sie haben schon Plätze reserviert. Buchen Sie diese, oder geben Sie sie zurück, bevor Sie andere reservieren.'
      : `Sie haben schon ${limit} Reservierungen, und mehr sind nicht möglich. Buchen Sie einige davon, oder geben Sie sie zurück.`,
  noneTogether: 'So viele Plätze dieser Art sind nebeneinander nicht mehr frei. Es wurde kein Platz reserviert.',
  singleLeft: (labels) =>
    labels.length === 1
      ? `${labels.join()} bliebe als einzelner Platz frei. Nehmen Sie ihn dazu, oder rücken Sie einen Platz weiter.`
      : `${labels.join(', ')} blieben als einzelne Plätze frei. Nehmen Sie sie dazu, oder rücken Sie einen Platz weiter.`,
  belongTogether: (labels) => `Diese Plätze gibt es nur zusammen mit ${labels.join(', ')}.`,
  refused: 'Diese Plätze können nicht reserviert werden. Wählen Sie andere.',
  youHold: (labels) => `Für Sie reserviert: ${labels}`,
  timeLeft: (time) => `noch ${time}`,
  continue: 'Weiter',
  release: 'Zurückgeben',
  state: {
    soldOut: 'Diese Vorstellung ist ausverkauft',
    soldOutHint: 'Ein Platz, der zurückgegeben wird, erscheint hier sofort.',
    notYet: 'Noch nicht im Verkauf',
    opensAt: (day, time) => `Der Verkauf beginnt am ${day} um ${time}.`,
    closed: 'Der Verkauf für diese Vorstellung ist beendet',
    cancelled: 'Diese Vorstellung wurde abgesagt',
    cancelledHint: 'Was dafür bezahlt wurde, wird erstattet.',
  },
  others: 'Andere Vorstellungen dieses Films',
};
