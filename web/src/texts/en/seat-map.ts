import type { SeatFeature } from '../../seat-map/plan.ts';

export const seatMap = {
  map: 'Map',
  list: 'List',
  view: 'How the seats are shown',
  mapOfSeats: 'Seat map',
  mapHint:
    'Arrow keys go from seat to seat, Enter picks. Plus and minus zoom, 0 shows the whole hall. The list says the same.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeHall: 'Whole hall',
  tapToZoom: 'Tap the map to come closer',
  availableOnly: 'Only available seats',
  noneAvailable: 'No seat is available now.',
  screen: 'Screen',
  legend: 'Legend',
  row: (row: string) => `Row ${row}`,
  seat: (number: string) => `seat ${number}`,
  from: (price: string) => `from ${price}`,
  available: 'available',
  picked: 'picked',
  mine: 'yours',
  taken: 'taken',
  blocked: 'not for sale',
  suggested: 'suggested',
  features: {
    AISLE: 'at the aisle',
    COMPANION: 'for a companion',
    COUPLE: 'couple seat',
    RESTRICTED_VIEW: 'restricted view',
    WHEELCHAIR: 'wheelchair place',
  } satisfies Record<SeatFeature, string> as Record<SeatFeature, string>,
  summary: ({ taken, freed, left }: { taken: number; freed: number; left: number }) => {
    const changes = [
      taken > 0 && (taken === 1 ? '1 seat was taken' : `${taken} seats were taken`),
      freed > 0 && (freed === 1 ? '1 seat became free' : `${freed} seats became free`),
    ];
    return `${changes.filter(Boolean).join(', ')}. ${left === 1 ? '1 seat is left' : `${left} seats are left`}.`;
  },
};
