import type { TicketStatus } from '../generated/prisma/client.ts';

/** Whether it has, or had, an entry to give: then its code and its links are shown. */
export function admits({ status }: { status: TicketStatus }): boolean {
  return status === 'VALID' || status === 'USED';
}
