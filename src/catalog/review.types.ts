import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Movie as MovieRow, Review as ReviewRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { Movie } from './movie.types.ts';
import type { ReviewOrder as ReviewOrderValue } from './review-list.ts';

export const ReviewOrder: { [Order in ReviewOrderValue]: Order } = {
  CREATED_AT_DESC: 'CREATED_AT_DESC',
  RATING_DESC: 'RATING_DESC',
  RATING_ASC: 'RATING_ASC',
};

registerEnumType(ReviewOrder, {
  name: 'ReviewOrder',
  description: 'The order of reviews.',
  valuesConfig: {
    CREATED_AT_DESC: { description: 'The newest first.' },
    RATING_DESC: { description: 'The best first.' },
    RATING_ASC: { description: 'The worst first.' },
  },
});

@ObjectType({ implements: Node, description: 'What an account thinks of a movie that it has seen.' })
export class Review extends Node implements Omit<ReviewRow, 'movieId' | 'accountId'> {
  @Field(() => Int, { description: 'Grows with each change by its author.' })
  readonly version!: number;

  @Field(() => Int, { description: '1 to 5.' })
  readonly rating!: number;

  @Field(() => String, { nullable: true, description: 'Null: only a rating.' })
  readonly text!: string | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since then only its author and managers see it; null: everybody does.',
  })
  readonly hiddenAt!: Date | null;
}

export const ReviewConnection = connectionType('Review', () => Review);

@InputType()
export class CreateReviewInput {
  @Field(() => ID)
  readonly movieId!: string;

  @Field(() => Int, { description: '1 to 5.' })
  readonly rating!: number;

  @Field(() => String, { nullable: true, description: '1 to 2,000 characters.' })
  readonly text?: string | null;
}

@InputType()
export class UpdateReviewInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Review.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => Int, { nullable: true, description: '1 to 5. Left out: unchanged.' })
  readonly rating?: number | null;

  @Field(() => String, {
    nullable: true,
    description: '1 to 2,000 characters. Left out: unchanged. Null: removed.',
  })
  readonly text?: string | null;
}

@InputType()
export class DeleteReviewInput {
  @Field(() => ID)
  readonly id!: string;
}

@InputType()
export class HideReviewInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'For the audit log, 1 to 200 characters.' })
  readonly reason!: string;
}

@InputType()
export class UnhideReviewInput {
  @Field(() => ID)
  readonly id!: string;
}

/** What all of these payloads but one have. */
interface ReviewPayload {
  readonly review: ReviewRow | null;
  readonly errors: UserError[];
}

@ObjectType()
export class CreateReviewPayload implements ReviewPayload {
  @Field(() => Review, { nullable: true })
  readonly review!: ReviewRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class UpdateReviewPayload implements ReviewPayload {
  @Field(() => Review, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly review!: ReviewRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class HideReviewPayload implements ReviewPayload {
  @Field(() => Review, { nullable: true })
  readonly review!: ReviewRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class UnhideReviewPayload implements ReviewPayload {
  @Field(() => Review, { nullable: true })
  readonly review!: ReviewRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType()
export class DeleteReviewPayload {
  @Field(() => ID, { nullable: true })
  readonly deletedId!: string | null;

  @Field(() => Movie, { nullable: true, description: 'With the average that it has now.' })
  readonly movie!: MovieRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ implements: UserError, description: 'The account has no ticket for a past showing of the movie.' })
export class NotEligible extends UserError {}
