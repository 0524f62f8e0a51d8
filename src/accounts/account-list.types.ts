import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../generated/prisma/client.ts';
import { connectionType } from '../graphql/pagination.ts';
import type { AccountFilter as AccountFilterValue } from './account-list.service.ts';
import { Account } from './account.types.ts';

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class AccountFilter implements AccountFilterValue {
  @Field(() => [Role], {
    nullable: true,
    description: 'With one of these roles; with cinemaIds, for one of these cinemas. Included roles do not count.',
  })
  readonly roles?: Role[] | null;

  @Field(() => [ID], { nullable: true, description: 'With a role for one of these cinemas, or for all cinemas.' })
  readonly cinemaIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the e-mail address or the name, in any case of letters. At most 200 characters.',
  })
  readonly search?: string | null;
}

export const AccountConnection = connectionType('Account', () => Account);
