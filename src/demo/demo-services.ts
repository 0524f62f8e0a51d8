import { StaffChanges } from '../audit/staff-changes.ts';
import { MovieChangesService } from '../catalog/movie-changes.service.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Outcome } from '../platform/outcome.ts';
import { PriceListService } from '../pricing/price-list.service.ts';
import { TicketTypeService } from '../pricing/ticket-type.service.ts';
import { ScheduleService } from '../programme/schedule.service.ts';
import { AuditoriumService } from '../venues/auditorium.service.ts';
import { CinemaChanges } from '../venues/cinema-changes.service.ts';
import { ImportSeatMapService } from '../venues/seat-map/import-seat-map.service.ts';

export type DemoServices = ReturnType<typeof servicesWithin>;

/** The services of the administration as parts of one transaction: the demo is made as managers make a cinema. */
export function servicesWithin(tx: Transaction, database: Database) {
  const parts = { database, staffChanges: StaffChanges.within(tx) };
  return {
    movies: new MovieChangesService(parts),
    cinemas: new CinemaChanges(parts),
    auditoriums: new AuditoriumService(parts),
    seatMaps: new ImportSeatMapService(parts),
    ticketTypes: new TicketTypeService(parts),
    priceLists: new PriceListService(parts),
    schedule: new ScheduleService(parts),
  };
}

/** What was made. @throws when it was refused: the transaction must not be committed */
export async function made<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const { value, errors } = await outcome;
  if (errors) throw new Error(`The demo was refused: ${errors.map(({ message }) => message).join(' ')}`);
  return value;
}
