import type { accountsSettings } from '../accounts/accounts.settings.ts';
import type { StaffChanges } from '../audit/staff-changes.ts';
import type { MovieService } from '../catalog/movie.service.ts';
import type { SettingValues } from '../config/settings.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import type { TicketTypeService } from '../pricing/ticket-type.service.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import { PromoCodeLimits } from './promo-code-limits.ts';
import { PromoCodeResolver } from './promo-code.resolver.ts';
import { maySeePromoCode, PromoCodeService } from './promo-code.service.ts';
import { PromoQuotes } from './promo-quotes.service.ts';

interface Needs extends Pick<Platform, 'database' | 'redis'> {
  config: Pick<SettingValues<typeof accountsSettings>, 'rateLimits'>;
  staffChanges: StaffChanges;
  cinemas: CinemaService;
  movies: MovieService;
  ticketTypes: TicketTypeService;
}

export const promotions = defineModule({
  create({ database, redis, config, staffChanges }: Needs) {
    const promoCodeLimits = new PromoCodeLimits({ redis, rateLimits: config.rateLimits });
    return {
      promoCodes: new PromoCodeService({ database, staffChanges }),
      promoQuotes: new PromoQuotes({ database, promoCodeLimits }),
    };
  },
  resolvers: [PromoCodeResolver],
  nodes: ({ promoCodes }) => ({
    PromoCode: nodeKind({
      table: 'promo_code',
      byId: promoCodes.byId,
      maySee: async (promoCode, viewer) => maySeePromoCode({ grants: await viewer.grants() }, promoCode),
    }),
  }),
});
