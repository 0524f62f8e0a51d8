import type { Texts } from '../texts.tsx';

export const seatMap: Texts['seatMap'] = {
  map: 'Plan',
  list: 'Liste',
  view: 'Darstellung der Plätze',
  mapOfSeats: 'Saalplan',
  mapHint:
    'Pfeiltasten führen von Platz zu Platz, Enter wählt. Plus und Minus zoomen, 0 zeigt den ganzen Saal. Die Liste zeigt dasselbe.',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  wholeHall: 'Ganzer Saal',
  tapToZoom: 'Zum Vergrößern auf den Plan tippen',
  availableOnly: 'Nur freie Plätze',
  noneAvailable: 'Zurzeit ist kein Platz frei.',
  screen: 'Leinwand',
  legend: 'Legende',
  row: (row) => `Reihe ${row}`,
  seat: (number) => `Platz ${number}`,
  from: (price) => `ab ${price}`,
  available: 'frei',
  picked: 'gewählt',
  mine: 'für Sie',
  taken: 'vergeben',
  blocked: 'nicht im Verkauf',
  suggested: 'Vorschlag',
  features: {
    AISLE: 'am Gang',
    COMPANION: 'für eine Begleitperson',
    COUPLE: 'Doppelsitz',
    RESTRICTED_VIEW: 'eingeschränkte Sicht',
    WHEELCHAIR: 'Rollstuhlplatz',
  },
  summary: ({ taken, freed, left }) => {
    const changes = [
      taken > 0 && (taken === 1 ? '1 Platz wurde vergeben' : `${taken} Plätze wurden vergeben`),
      freed > 0 && (freed === 1 ? '1 Platz wurde frei' : `${freed} Plätze wurden frei`),
    ];
    return `${changes.filter(Boolean).join(', ')}. Noch ${left === 1 ? '1 Platz' : `${left} Plätze`} frei.`;
  },
};
