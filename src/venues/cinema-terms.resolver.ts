import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Cinema as CinemaRow, SeatCategory as SeatCategoryRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import { CancellationPolicy } from './cinema-terms.types.ts';
import type { SeatMapService } from './seat-map/seat-map.service.ts';
import { SeatCategory } from './seat-map/seat-map.types.ts';
import { Cinema } from './venue.types.ts';

/** What a cinema sells, and on what terms. */
@Resolver(() => Cinema)
export class CinemaTermsResolver {
  readonly #seatMaps: SeatMapService;

  constructor({ seatMaps }: { seatMaps: SeatMapService }) {
    this.#seatMaps = seatMaps;
  }

  @FieldResolver(() => [SeatCategory], { description: 'In the order of names.' })
  seatCategories(@Root() { id }: CinemaRow, @Ctx() { loaders }: RequestContext): Promise<SeatCategoryRow[]> {
    return loaders.load(this.#seatMaps.categoriesByCinemaId, id);
  }

  @FieldResolver(() => Money, { description: 'For each ticket that is bought online, tax included.' })
  bookingFee(@Root() { bookingFeeMinor: amountMinor, currency }: CinemaRow): MoneyValue {
    return { amountMinor, currency };
  }

  @FieldResolver(() => Int, {
    description: 'In hundredths of a percent, on tickets and fees; contained in every price: 700 is 7 %.',
  })
  taxRateBasisPoints(@Root() { taxRateBasisPoints }: CinemaRow): number {
    return taxRateBasisPoints;
  }

  @FieldResolver(() => CancellationPolicy)
  cancellationPolicy(@Root() cinema: CinemaRow): CancellationPolicy {
    return {
      cutoffMinutes: cinema.cancellationCutoffMinutes,
      feePerTicket: { amountMinor: cinema.cancellationFeeMinor, currency: cinema.currency },
      refundsBookingFee: cinema.cancellationRefundsBookingFee,
    };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Unpaid bookings for the counter are released so long before the start; null: not offered.',
  })
  counterReleaseMinutes(@Root() { counterReleaseMinutes }: CinemaRow): number | null {
    return counterReleaseMinutes;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Wheelchair and companion places are kept out of general choice until so long before the start; null: until staff releases them, see releaseWheelchairPlaces.',
  })
  wheelchairReleaseMinutes(@Root() { wheelchairReleaseMinutes }: CinemaRow): number | null {
    return wheelchairReleaseMinutes;
  }
}
