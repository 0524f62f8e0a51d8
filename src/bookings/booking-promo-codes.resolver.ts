import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Booking as BookingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { PromoCodeService } from '../promotions/promo-code.service.ts';
import { Booking } from './booking.types.ts';

/** The promo codes of a booking. */
@Resolver(() => Booking)
export class BookingPromoCodesResolver {
  readonly #promoCodes: PromoCodeService;

  constructor({ promoCodes }: { promoCodes: PromoCodeService }) {
    this.#promoCodes = promoCodes;
  }

  @FieldResolver(() => [String], { description: 'Those that it was placed with, in upper case.' })
  async promoCodes(@Root() { id }: BookingRow, @Ctx() { loaders }: RequestContext): Promise<string[]> {
    const codes = await loaders.load(this.#promoCodes.byBookingId, id);
    return codes.map(({ code }) => code);
  }
}
