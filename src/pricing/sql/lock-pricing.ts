import { type PriceList, Prisma, type TicketType } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { TICKET_TYPE_EXPRESSIONS } from '../ticket-type.ts';

/** For a change of it. Undefined when there is none, or it is archived. */
export async function lockTicketType(tx: Transaction, id: string): Promise<TicketType | undefined> {
  const [ticketType] = await queryRows(
    tx.client,
    TICKET_TYPE,
    (selected) => Prisma.sql`
      select ${selected}
      from ticket_type
      where ticket_type.id = ${isId(id) ? id : null}::uuid and ticket_type.archived_at is null
      for no key update`,
  );
  return ticketType;
}

/** For a change of it. Undefined when there is none, or it is archived. */
export async function lockPriceList(tx: Transaction, id: string): Promise<PriceList | undefined> {
  const [priceList] = await queryRows(
    tx.client,
    PRICE_LIST,
    (selected) => Prisma.sql`
      select ${selected}
      from price_list
      where price_list.id = ${isId(id) ? id : null}::uuid and price_list.archived_at is null
      for no key update`,
  );
  return priceList;
}

const TICKET_TYPE = columns<TicketType>(TICKET_TYPE_EXPRESSIONS);

const PRICE_LIST = columns<PriceList>({
  id: 'price_list.id',
  cinemaId: 'price_list.cinema_id',
  name: 'price_list.name',
  version: 'price_list.version',
  archivedAt: 'price_list.archived_at',
});
