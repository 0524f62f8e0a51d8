import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { PromoCode as PromoCodeRow } from '../generated/prisma/client.ts';
import { Money, MoneyInput } from '../graphql/money.types.ts';
import { Node } from '../graphql/node.types.ts';
import { ONE_OF } from '../graphql/one-of.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import type { NewPromoCode, PromoCodePatch } from './promo-code-input.ts';
import type { PromoCodeRejected as PromoCodeRejectedValue, PromoCodeRejection } from './promo-offer.ts';

export const PROMO_CODE_REJECTIONS = {
  UNKNOWN: 'UNKNOWN',
  NOT_YET_VALID: 'NOT_YET_VALID',
  EXPIRED: 'EXPIRED',
  USED_UP: 'USED_UP',
  NOT_FOR_THIS: 'NOT_FOR_THIS',
  NOT_COMBINABLE: 'NOT_COMBINABLE',
} as const satisfies { [Reason in PromoCodeRejection]: Reason };

registerEnumType(PROMO_CODE_REJECTIONS, {
  name: 'PromoCodeRejection',
  description: 'Why a promo code makes a booking no cheaper.',
  valuesConfig: {
    UNKNOWN: { description: 'There is none, it was archived, or it is for other cinemas.' },
    NOT_YET_VALID: { description: 'It is valid later.' },
    EXPIRED: { description: 'It is no longer valid.' },
    USED_UP: { description: 'It was used as often as it can be, by all or by the account.' },
    NOT_FOR_THIS: { description: 'It is for other movies or ticket types, or the tickets cost nothing without it.' },
    NOT_COMBINABLE: { description: 'It, or one before it in the list, is not good together with others.' },
  },
});

@ObjectType({
  implements: UserError,
  description: 'A promo code that makes the booking no cheaper; path has its place.',
})
export class PromoCodeRejected extends UserError {
  @Field(() => String, { description: 'As it was given.' })
  readonly code!: string;

  @Field(() => PROMO_CODE_REJECTIONS)
  readonly reason!: PromoCodeRejectedValue['reason'];
}

@ObjectType({ description: 'Just one is not null.' })
export class PromoDiscount {
  @Field(() => Int, {
    nullable: true,
    description: 'Of the full price of each ticket, surcharges included and rounded half up. 1 to 100.',
  })
  readonly percent!: number | null;

  @Field(() => Money, { nullable: true, description: 'Off each ticket, which never costs less than 0.' })
  readonly amountPerTicket!: MoneyValue | null;

  @Field(() => Int, {
    nullable: true,
    description: 'So many tickets are free, the dearest ones, the booking fee aside.',
  })
  readonly freeSeats!: number | null;
}

@ObjectType({
  implements: Node,
  description: 'What a buyer types to pay less. cinemas, movies, ticketTypes: empty: good for all.',
})
export class PromoCode
  extends Node
  implements
    Pick<
      PromoCodeRow,
      | 'id'
      | 'code'
      | 'version'
      | 'validFrom'
      | 'validUntil'
      | 'maxUses'
      | 'maxUsesPerAccount'
      | 'used'
      | 'combinable'
      | 'archivedAt'
    >
{
  @Field(() => Int, { description: "Grows with each change of the promo code's own fields; being used is none." })
  readonly version!: number;

  @Field(() => String, { description: 'Upper and lower case are the same: in upper case.' })
  readonly code!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: from the beginning.' })
  readonly validFrom!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before it. Null: without an end.' })
  readonly validUntil!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Bookings; for freeSeats, seats. Null: no cap.' })
  readonly maxUses!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The same for each account; a guest is an account. Null: no cap.',
  })
  readonly maxUsesPerAccount!: number | null;

  @Field(() => Int, {
    description: 'Bookings; for freeSeats, seats. Given back when the booking is not paid or cancelled.',
  })
  readonly used!: number;

  @Field(() => Boolean, { description: 'With others that are, in one booking.' })
  readonly combinable!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null unless archived: good for nothing more.' })
  readonly archivedAt!: Date | null;
}

export const PromoCodeConnection = connectionType('PromoCode', () => PromoCode);

@Extensions(ONE_OF)
@InputType()
export class PromoDiscountInput {
  @Field(() => Int, { nullable: true, description: 'Of each ticket. 1 to 100.' })
  readonly percent?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Off each ticket; more than 0.' })
  readonly amountPerTicket?: MoneyInput | null;

  @Field(() => Int, { nullable: true, description: 'A voucher for so many tickets, fee aside. 1 to 100.' })
  readonly freeSeats?: number | null;
}

@InputType()
export class CreatePromoCodeInput implements NewPromoCode {
  @Field(() => String, {
    description: '4 to 40 letters, digits and hyphens; no other promo code that is in use has it, in any case.',
  })
  readonly code!: string;

  @Field(() => PromoDiscountInput)
  readonly discount!: PromoDiscountInput;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: from the beginning.' })
  readonly validFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before it. Null: without an end.' })
  readonly validUntil?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Bookings; for freeSeats, seats. 1 to 1,000,000. Null: no cap.',
  })
  readonly maxUses?: number | null;

  @Field(() => Int, { nullable: true, description: 'The same for each account. 1 to 1,000,000. Null: no cap.' })
  readonly maxUsesPerAccount?: number | null;

  @Field(() => [ID], { defaultValue: [], description: 'Where it is good. At most 100. Empty: everywhere.' })
  readonly cinemaIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'At most 100. Empty: for all movies.' })
  readonly movieIds!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Which tickets it makes cheaper; of the cinemas, where these are given. At most 100. Empty: all.',
  })
  readonly ticketTypeIds!: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'With others that are, in one booking.' })
  readonly combinable!: boolean;
}

@ObjectType()
export class CreatePromoCodePayload {
  @Field(() => PromoCode, { nullable: true })
  readonly promoCode!: PromoCodeRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType({ description: 'Code and discount stay.' })
export class UpdatePromoCodeInput implements PromoCodePatch {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'PromoCode.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Left out: unchanged. Null: from the beginning.',
  })
  readonly validFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Left out: unchanged. Null: without an end.' })
  readonly validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Not less than used. Left out: unchanged. Null: no cap.' })
  readonly maxUses?: number | null;

  @Field(() => Int, { nullable: true, description: 'Left out: unchanged. Null: no cap.' })
  readonly maxUsesPerAccount?: number | null;

  @Field(() => [ID], { nullable: true, description: 'All of them. Left out: unchanged. Empty: everywhere.' })
  readonly cinemaIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'All of them. Left out: unchanged. Empty: for all movies.' })
  readonly movieIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'All of them. Left out: unchanged. Empty: all tickets.' })
  readonly ticketTypeIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Left out: unchanged.' })
  readonly combinable?: boolean | null;
}

@ObjectType()
export class UpdatePromoCodePayload {
  @Field(() => PromoCode, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly promoCode!: PromoCodeRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ArchivePromoCodeInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'PromoCode.version as the client has seen it.' })
  readonly expectedVersion!: number;
}

@ObjectType()
export class ArchivePromoCodePayload {
  @Field(() => PromoCode, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly promoCode!: PromoCodeRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
