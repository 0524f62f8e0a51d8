import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccountService } from '../accounts/account.service.ts';
import { Account } from '../accounts/account.types.ts';
import type { Account as AccountRow, Booking as BookingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { BookingAccess } from './booking-access.ts';
import { Booking } from './booking.types.ts';

@Resolver(() => Booking)
export class BookingAccountResolver {
  readonly #accounts: AccountService;
  readonly #bookingAccess: BookingAccess;

  constructor({ accounts, bookingAccess }: { accounts: AccountService; bookingAccess: BookingAccess }) {
    this.#accounts = accounts;
    this.#bookingAccess = bookingAccess;
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'BOX_OFFICE of the cinema, and the account itself; null for others.',
  })
  async account(@Root() booking: BookingRow, @Ctx() context: RequestContext): Promise<AccountRow | undefined> {
    if (!(await this.#bookingAccess.maySee(booking, viewerOf(context)))) return undefined;
    return context.loaders.load(this.#accounts.byId, booking.accountId);
  }
}
