import type { Cinema } from '../generated/prisma/client.ts';
import type { ScreenEdge } from './seat-map-csv.ts';

/** The names that the drawings use. */
export type DemoSeatCategory = 'Standard' | 'VIP' | 'Couple';
/** Every cinema has all of them. */
export type DemoTicketType = 'Adult' | 'Child' | 'Student';
/** Per seat, also for a couple seat, in the minor unit of the cinema's currency. */
export type DemoPrices = Record<DemoSeatCategory, Record<DemoTicketType, number>>;

/** The drawing of an auditorium. */
export interface DemoHall {
  /** Relative to the folder prisma. */
  file: string;
  screen: ScreenEdge;
}

/** A cinema of the demo. Its id is the same in every database, so it is known as the demo's under any name. */
export interface DemoCinema extends Omit<
  Cinema,
  | 'version'
  | 'businessDayEndsAt'
  | 'latitude'
  | 'longitude'
  | 'closedAt'
  | 'bookingFeeMinor'
  | 'cancellationCutoffMinutes'
  | 'cancellationFeeMinor'
  | 'cancellationRefundsBookingFee'
  | 'counterReleaseMinutes'
  | 'wheelchairReleaseMinutes'
> {
  auditoriums: readonly { name: string; hall: DemoHall }[];
  prices: DemoPrices;
}

/** A chain of cinemas. */
export interface DemoChain {
  name: string;
  ticketTypes: readonly DemoTicketType[];
  /** `color` is CSS. */
  seatCategories: readonly { name: DemoSeatCategory; color: string }[];
  cinemas: readonly DemoCinema[];
}

const largeHall: DemoHall = { file: 'demo/hall-156.csv', screen: 'bottom' };
const smallHall: DemoHall = { file: 'demo/hall-110.csv', screen: 'top' };

/** The chain and its addresses are fictional. The seats of its auditoriums are those of two real ones. */
export const demoChain: DemoChain = {
  name: 'Periscope',
  ticketTypes: ['Adult', 'Child', 'Student'],
  // From the palette of Okabe and Ito: readers with any kind of colour blindness can distinguish these colours.
  seatCategories: [
    { name: 'Standard', color: '#0072b2' },
    { name: 'VIP', color: '#e69f00' },
    { name: 'Couple', color: '#cc79a7' },
  ],
  cinemas: [
    {
      id: '01a1fe8e-cb6a-73f4-849f-754b5af8b835',
      name: 'Periscope Berlin',
      addressStreet: 'Kastanienufer 14',
      addressPostalCode: '10997',
      addressCity: 'Berlin',
      addressRegion: null,
      addressCountry: 'DE',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      taxRateBasisPoints: 700,
      auditoriums: [
        { name: 'Saal 1', hall: largeHall },
        { name: 'Saal 2', hall: smallHall },
      ],
      prices: {
        Standard: { Adult: 1250, Child: 850, Student: 1050 },
        VIP: { Adult: 1550, Child: 1150, Student: 1350 },
        Couple: { Adult: 1750, Child: 1350, Student: 1550 },
      },
    },
    {
      id: '01a1fe8e-cb6c-7663-9d04-f55fe78898b7',
      name: 'Periscope London',
      addressStreet: "27 Lockkeeper's Row",
      addressPostalCode: 'SE8 4QX',
      addressCity: 'London',
      addressRegion: null,
      addressCountry: 'GB',
      timeZone: 'Europe/London',
      currency: 'GBP',
      taxRateBasisPoints: 2000,
      auditoriums: [
        { name: 'Auditorium 1', hall: largeHall },
        { name: 'Auditorium 2', hall: smallHall },
      ],
      prices: {
        Standard: { Adult: 1195, Child: 795, Student: 950 },
        VIP: { Adult: 1495, Child: 1095, Student: 1250 },
        Couple: { Adult: 1650, Child: 1250, Student: 1395 },
      },
    },
  ],
};
