import type { Database } from '../../../src/platform/database/database.ts';
import { type MadeShowing, makeShowing } from '../../support/fixtures.ts';

const ROWS = 89;
const SEATS_PER_ROW = 100;

/** A showing with 8,900 seats, in rows that curve around the screen. */
export async function makeLargeHall(database: Database): Promise<MadeShowing> {
  const hall = await makeShowing(database, { rows: 1, seatsPerRow: 1 });
  const { seatMapId, categoryId, showingId, seatIds } = hall;
  const { prisma } = database;
  await prisma.seat.update({ where: { id: seatIds[0] ?? '' }, data: { row: '0', number: '0', x: -50, y: 0 } });
  await prisma.$executeRaw`
    insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, features, x, y, row_index, index_in_row)
    select gen_random_uuid(), ${seatMapId}::uuid, n, row + 1, place + 1, (row + 1) || '-' || (place + 1), ${categoryId}::uuid, '{}',
      sin((place - 49.5) / (60 + row)) * (60 + row), cos((place - 49.5) / (60 + row)) * (60 + row) - 60, row, place
    from generate_series(1, ${ROWS * SEATS_PER_ROW - 1}::int) as n, lateral (select n / 100 as row, n % 100 as place) as at`;
  await prisma.$executeRaw`
    insert into showing_seat (showing_id, seat_id)
    select ${showingId}::uuid, seat.id from seat where seat.seat_map_id = ${seatMapId}::uuid on conflict do nothing`;
  return hall;
}
