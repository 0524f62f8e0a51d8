import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Movie } from '../catalog/movie.types.ts';
import type { Cinema as CinemaRow, Movie as MovieRow, Showing as ShowingRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { PageOf } from '../platform/page.ts';
import { Cinema } from '../venues/venue.types.ts';
import { MAX_SEATS_TOGETHER } from './seats-together.sql.ts';
import type { ShowingList, ShowingOrder as ShowingOrderValue, ShowingOwner } from './showing-list.ts';
import type { ShowingService } from './showing.service.ts';
import { ShowingConnection, ShowingFilter, ShowingOrder } from './showing.types.ts';

type Showings = ConnectionValue<ShowingRow>;

@ArgsType()
class ShowingListArgs extends PageArgs {
  @Field(() => ShowingOrder, { defaultValue: ShowingOrder.STARTS_AT_ASC })
  orderBy!: ShowingOrderValue;
}

/** Lists of showings; that of a movie and that of a cinema are fields that scheduling adds to types of others. */
@Resolver()
export class ShowingListsResolver {
  readonly #showings: ShowingService;

  constructor({ showings }: { showings: ShowingService }) {
    this.#showings = showings;
  }

  @Query(() => ShowingConnection, { description: 'Anybody. Past ones too: see ShowingFilter.from.' })
  async showings(
    @Args(() => ShowingListArgs) args: ShowingListArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
  ): Promise<Showings> {
    return toShowingConnection(await this.#showings.list(toList(args, filter)));
  }

  @Query(() => [String], { description: 'Anybody. Every format that a showing has, in alphabetical order.' })
  showingFormats(): Promise<string[]> {
    return this.#showings.formats();
  }
}

const OWNED = { description: 'Past ones too: see ShowingFilter.from.' };

@Resolver(() => Movie)
export class MovieShowingsResolver {
  readonly #showings: ShowingService;

  constructor({ showings }: { showings: ShowingService }) {
    this.#showings = showings;
  }

  @FieldResolver(() => ShowingConnection, OWNED)
  showings(
    @Root() { id }: MovieRow,
    @Args(() => ShowingListArgs) args: ShowingListArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<Showings | undefined> {
    return showingsOf('movie', { id, list: toList(args, filter), showings: this.#showings, context });
  }
}

@Resolver(() => Cinema)
export class CinemaShowingsResolver {
  readonly #showings: ShowingService;

  constructor({ showings }: { showings: ShowingService }) {
    this.#showings = showings;
  }

  @FieldResolver(() => ShowingConnection, OWNED)
  showings(
    @Root() { id }: CinemaRow,
    @Args(() => ShowingListArgs) args: ShowingListArgs,
    @Arg('filter', () => ShowingFilter, { nullable: true }) filter: ShowingFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<Showings | undefined> {
    return showingsOf('cinema', { id, list: toList(args, filter), showings: this.#showings, context });
  }
}

interface OfOwner {
  id: string;
  list: ShowingList;
  showings: ShowingService;
  context: RequestContext;
}

/** Those of all movies, or cinemas, of a request are read together where they ask for the same list. */
async function showingsOf(owner: ShowingOwner, { id, list, showings, context }: OfOwner) {
  const name = `showings of each ${owner} ${JSON.stringify(list)}`;
  const found = await context.loaders.loadNamed(name, showings.pageByOwnerId(owner, list), id);
  return found && toShowingConnection(found);
}

/** @throws {GraphQLError} BAD_USER_INPUT */
function toList({ orderBy, ...page }: ShowingListArgs, filter: ShowingFilter | null): ShowingList {
  const { seatsTogether } = filter ?? {};
  if (typeof seatsTogether === 'number' && (seatsTogether < 1 || seatsTogether > MAX_SEATS_TOGETHER)) {
    throw codedError('BAD_USER_INPUT', `seatsTogether must be from 1 to ${MAX_SEATS_TOGETHER}.`);
  }
  return { filter: filter ?? {}, page: toPageRequest(page, 'instant'), orderBy };
}

function toShowingConnection(page: PageOf<ShowingRow>): Showings {
  return toConnection(page, ({ startsAt, id }) => [startsAt.toISOString(), id]);
}
