import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { ShowingPricesResolver } from './price.resolver.ts';
import { PriceService } from './price.service.ts';

export const pricing = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({ prices: new PriceService({ database }) }),
  resolvers: [ShowingPricesResolver],
});
