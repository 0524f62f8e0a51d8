import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type {
  Cinema as CinemaRow,
  PriceList as PriceListRow,
  SeatCategory as SeatCategoryRow,
  Surcharge as SurchargeRow,
} from '../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { Cinema } from '../venues/venue.types.ts';
import type { PriceListService } from './price-list.service.ts';
import {
  ArchivePriceListInput,
  ArchivePriceListPayload,
  CreatePriceListInput,
  CreatePriceListPayload,
  PriceList,
  Surcharge,
  UpdatePriceListInput,
  UpdatePriceListPayload,
} from './price-list.types.ts';
import { Price } from './price.types.ts';

interface Dependencies {
  priceLists: PriceListService;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
}

@Resolver(() => PriceList)
export class PriceListResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => CreatePriceListPayload, {
    description: 'MANAGER of the cinema. Errors: InvalidInput, NotFound, AlreadyExists.',
  })
  async createPriceList(
    @Arg('input', () => CreatePriceListInput) input: CreatePriceListInput,
    @Ctx() context: RequestContext,
  ): Promise<CreatePriceListPayload> {
    const outcome = await this.#services.priceLists.create(await actorOf(context), input);
    return { priceList: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => UpdatePriceListPayload, {
    description: [
      'MANAGER of the cinema. In force at once for every showing that uses it; what is held or sold already keeps its prices.',
      'Errors: InvalidInput, NotFound, AlreadyExists, StaleVersion.',
    ].join('\n'),
  })
  async updatePriceList(
    @Arg('input', () => UpdatePriceListInput) input: UpdatePriceListInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdatePriceListPayload> {
    const outcome = await this.#services.priceLists.update(await actorOf(context), input);
    return { priceList: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => ArchivePriceListPayload, {
    description: [
      'MANAGER of the cinema. For no new showings; those that are over still have it. Its name is free for another one.',
      'Errors: NotFound, StaleVersion, HasShowings.',
    ].join('\n'),
  })
  async archivePriceList(
    @Arg('input', () => ArchivePriceListInput) input: ArchivePriceListInput,
    @Ctx() context: RequestContext,
  ): Promise<ArchivePriceListPayload> {
    const outcome = await this.#services.priceLists.archive(await actorOf(context), input);
    return { priceList: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Cinema)
  cinema(@Root() { cinemaId }: PriceListRow, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return loaders.load(this.#services.cinemas.byId, cinemaId);
  }

  @FieldResolver(() => [Price], {
    description: 'Without surcharges, in the order of categories and ticket types; without archived ticket types.',
  })
  async prices(@Root() { id, cinemaId }: PriceListRow, @Ctx() { loaders }: RequestContext): Promise<Price[]> {
    const [prices, cinema] = await Promise.all([
      loaders.load(this.#services.priceLists.pricesByListId, id),
      loaders.load(this.#services.cinemas.byId, cinemaId),
    ]);
    const currency = cinema?.currency ?? '';
    return prices.map(({ category, ticketType, amountMinor }) => {
      return { category, ticketType, price: { amountMinor, currency } };
    });
  }

  @FieldResolver(() => [Surcharge], { description: 'In the order of their lines.' })
  async surcharges(@Root() { id, cinemaId }: PriceListRow, @Ctx() { loaders }: RequestContext): Promise<Surcharge[]> {
    const [surcharges, cinema] = await Promise.all([
      loaders.load(this.#services.priceLists.surchargesByListId, id),
      loaders.load(this.#services.cinemas.byId, cinemaId),
    ]);
    const toSurcharge = async (row: SurchargeRow): Promise<Surcharge> => ({
      ...{ label: row.label, weekdays: row.weekdays, formats: row.formats },
      ...{ from: row.startsFrom, until: row.startsUntil },
      amount: { amountMinor: row.amountMinor, currency: cinema?.currency ?? '' },
      categories: await this.#categories(row, loaders),
    });
    return Promise.all(surcharges.map(toSurcharge));
  }

  async #categories({ seatCategoryIds }: SurchargeRow, loaders: RequestContext['loaders']): Promise<SeatCategoryRow[]> {
    const rows = await Promise.all(seatCategoryIds.map((id) => loaders.load(this.#services.seatMaps.categoryById, id)));
    return rows.filter((row) => row !== undefined);
  }
}
