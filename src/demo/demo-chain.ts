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
export interface DemoCinema {
  id: string;
  name: string;
  address: { street: string; postalCode: string; city: string; country: string };
  timeZone: string;
  currency: string;
  businessDayEndsAt: Date;
  taxRateBasisPoints: number;
  /** Seats for the counter are released so long before the start. */
  counterReleaseMinutes: number;
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

/** As a local time comes from the API. */
const THREE_IN_THE_MORNING = new Date('1970-01-01T03:00:00Z');

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
      address: { street: 'Kastanienufer 14', postalCode: '10997', city: 'Berlin', country: 'DE' },
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      businessDayEndsAt: THREE_IN_THE_MORNING,
      taxRateBasisPoints: 700,
      counterReleaseMinutes: 30,
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
      address: { street: "27 Lockkeeper's Row", postalCode: 'SE8 4QX', city: 'London', country: 'GB' },
      timeZone: 'Europe/London',
      currency: 'GBP',
      businessDayEndsAt: THREE_IN_THE_MORNING,
      taxRateBasisPoints: 2000,
      counterReleaseMinutes: 30,
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
