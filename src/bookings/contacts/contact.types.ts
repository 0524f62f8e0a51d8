import { Field, InputType, ObjectType } from 'type-graphql';
import { EmailAddressScalar, LanguageTagScalar } from '../../graphql/scalars.ts';
import type { Contact as ContactValue, TypedContact } from './contact-input.ts';

@ObjectType({ description: 'Where word of a booking goes.' })
export class Contact implements ContactValue {
  @Field(() => EmailAddressScalar)
  readonly email!: string;

  @Field(() => String, { description: 'The e-mail address again, of an account that has no name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'As it was typed.' })
  readonly phone!: string | null;

  @Field(() => LanguageTagScalar, { nullable: true, description: 'The language of its mails; null: none was given.' })
  readonly locale!: string | null;
}

@InputType()
export class ContactInput implements TypedContact {
  @Field(() => EmailAddressScalar)
  readonly email!: string;

  @Field(() => String, { description: '1 to 100 characters, in one line. An emoji is one.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: '5 to 30 characters: digits, a plus sign, spaces, brackets and hyphens.',
  })
  readonly phone?: string | null;

  @Field(() => LanguageTagScalar, { nullable: true })
  readonly locale?: string | null;
}
