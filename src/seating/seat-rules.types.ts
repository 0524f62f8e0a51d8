import { ObjectType } from 'type-graphql';
import { UserError } from '../graphql/user-errors.types.ts';

@ObjectType({
  implements: UserError,
  description: 'Half of a couple seat, or a companion place without its wheelchair place, while that is free.',
})
export class SeatsBelongTogether extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'A single free seat would be left, where another choice of as many seats would leave none.',
})
export class StrandsSingleSeat extends UserError {}
