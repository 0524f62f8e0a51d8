import type { component as english } from '../en/component.ts';

export const component: typeof english = {
  loading: 'Plätze werden geladen …',
  offline: 'Offline. Die Plätze können veraltet sein. Die Verbindung wird neu aufgebaut …',
  retry: 'Noch einmal versuchen',
  notOnSale: 'Zurzeit können keine Plätze gewählt werden: Diese Vorstellung ist nicht im Verkauf.',
  yourSeats: 'Ihre Plätze',
  pickSeats: (most) => (most === 1 ? 'Wählen Sie einen Platz.' : `Wählen Sie bis zu ${most} Plätze.`),
  remove: (seat) => `${seat}: entfernen`,
  hold: (count) =>
    count === 0 ? 'Plätze reservieren' : count === 1 ? '1 Platz reservieren' : `${count} Plätze reservieren`,
  holding: 'Wird reserviert …',
  held: (labels) => `Für Sie reserviert: ${labels}`,
  timeLeft: 'Verbleibende Zeit',
  release: 'Plätze freigeben',
  total: (price) => `ab ${price}`,
  taken: (labels) => `Ein anderer Besucher war schneller: ${labels}. Sie können andere Plätze wählen.`,
  alternatives: 'Gerade frei, nahe bei Ihrer Wahl:',
  limit: (most) => (most === 1 ? 'Sie können 1 Platz wählen.' : `Sie können höchstens ${most} Plätze wählen.`),
  expired: 'Die Zeit ist abgelaufen, und Ihre Plätze sind wieder frei. Sie können sie erneut reservieren.',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  problems: {
    NETWORK: 'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    ORIGIN_NOT_ALLOWED: 'Diese Seite darf die Plätze dieses Kinos nicht zeigen.',
    NOT_FOUND: 'Diese Vorstellung gibt es nicht.',
    NotFound: 'Diese Vorstellung gibt es nicht.',
    SalesClosed: 'Karten für diese Vorstellung werden zurzeit nicht online verkauft.',
    SeatLimitExceeded: 'Das sind mehr Plätze, als eine Bestellung haben kann.',
    HoldLimitExceeded:
      'Sie haben schon so oft Plätze reserviert, wie es möglich ist. Bezahlen Sie sie, oder warten Sie, bis die Zeit abgelaufen ist.',
    StrandsSingleSeat: 'Ein einzelner Platz bliebe frei. Nehmen Sie ihn dazu, oder rücken Sie einen Platz weiter.',
    SeatsBelongTogether: 'Einen dieser Plätze gibt es nur zusammen mit dem daneben.',
    RATE_LIMITED: 'Zu viele Anfragen. Bitte warten Sie einen Moment und versuchen Sie es noch einmal.',
    UNAUTHENTICATED: 'Ihre Anmeldung ist abgelaufen. Melden Sie sich an und versuchen Sie es noch einmal.',
    HoldExpired: 'Die Plätze werden gerade bezahlt oder sind schon gebucht.',
  },
};
