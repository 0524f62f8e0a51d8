import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { CinemaPriceListsResolver } from './cinema-price-lists.resolver.ts';
import { PriceListResolver } from './price-list.resolver.ts';
import { maySeePriceList, PriceListService } from './price-list.service.ts';
import { PriceRevisions } from './price-revisions.ts';
import { ShowingPriceListResolver } from './showing-price-list.resolver.ts';
import { ShowingPricesResolver } from './price.resolver.ts';
import { PriceService } from './price.service.ts';
import { CinemaTicketTypesResolver, TicketTypeResolver } from './ticket-type.resolver.ts';
import { TicketTypeService } from './ticket-type.service.ts';

interface Needs extends Pick<Platform, 'database' | 'cache'> {
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  staffChanges: StaffChanges;
}

export const pricing = defineModule({
  create: ({ database, cache, staffChanges }: Needs) => ({
    priceLists: new PriceListService({ database, staffChanges }),
    prices: new PriceService({ database, cache }),
    priceRevisions: new PriceRevisions({ database }),
    ticketTypes: new TicketTypeService({ database, staffChanges }),
  }),
  resolvers: [
    CinemaPriceListsResolver,
    CinemaTicketTypesResolver,
    PriceListResolver,
    ShowingPriceListResolver,
    ShowingPricesResolver,
    TicketTypeResolver,
  ],
  nodes: ({ ticketTypes, priceLists }) => ({
    TicketType: nodeKind({ table: 'ticket_type', byId: ticketTypes.byId }),
    PriceList: nodeKind({
      table: 'price_list',
      byId: priceLists.byId,
      maySee: async (priceList, viewer) => maySeePriceList({ grants: await viewer.grants() }, priceList),
    }),
  }),
});
