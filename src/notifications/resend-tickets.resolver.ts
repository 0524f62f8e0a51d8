import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { readBookingReference } from '../bookings/booking-reference.ts';
import type { ReferenceLimits } from '../bookings/by-reference/reference-limits.ts';
import type { BookingMails } from '../bookings/mails/booking-mails.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { Database } from '../platform/database/database.ts';
import { readEmailAddress } from '../platform/email-address.ts';
import { refuseToWait } from '../platform/redis/rate-limited-error.ts';
import { ResendTicketsInput, ResendTicketsPayload } from './resend-tickets.types.ts';

interface Dependencies {
  database: Database;
  bookingMails: BookingMails;
  referenceLimits: ReferenceLimits;
}

@Resolver()
export class ResendTicketsResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Mutation(() => ResendTicketsPayload, {
    description: [
      "Anybody. Mails the codes of the booking's VALID tickets to its contact, or else its account, when reference and e-mail",
      'address fit. The answer is the same when they do not. At most 5 mails an hour for a booking; RATE_LIMITED as',
      'bookingByReference. No errors.',
    ].join('\n'),
  })
  async resendTickets(
    @Arg('input', () => ResendTicketsInput) input: ResendTicketsInput,
    @Ctx() { ip }: RequestContext,
  ): Promise<ResendTicketsPayload> {
    const { database, bookingMails, referenceLimits } = this.#services;
    const asked = { reference: readBookingReference(input.reference), email: readEmailAddress(input.email) };
    refuseToWait(await referenceLimits.consume({ ...asked, ip }), 'Too many attempts to find a booking');
    await database.singleStatement((statement) => bookingMails.writeTickets(statement, asked));
    return { errors: [] };
  }
}
