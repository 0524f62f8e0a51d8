import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { TicketCodes } from './ticket-code.ts';
import { TicketCodeResolver } from './ticket-code.resolver.ts';

export const tickets = defineModule({
  create: ({ secret }: Pick<Platform, 'secret'>) => ({ ticketCodes: new TicketCodes({ secret }) }),
  resolvers: [TicketCodeResolver],
});
