import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Authorized, Ctx, Extensions, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Auditorium as AuditoriumRow, SeatMap as SeatMapRow } from '../../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../../graphql/pagination.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import { hasRole } from '../../platform/identity.ts';
import type { CinemaService } from '../cinema.service.ts';
import { Auditorium } from '../venue.types.ts';
import type { ImportSeatMapService } from './import-seat-map.service.ts';
import type { SeatMapValue } from './mapped-seats.ts';
import { ImportSeatMapInput, ImportSeatMapPayload } from './seat-map-document.types.ts';
import { SeatMapFormat, writeSeatMapDocument } from './seat-map-documents.ts';
import type { SeatMapVersions } from './seat-map-versions.ts';
import type { SeatMapService } from './seat-map.service.ts';
import { SeatMap, SeatMapConnection } from './seat-map.types.ts';
import { drawingOf } from './seat-rows.ts';

interface Dependencies {
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  importSeatMap: ImportSeatMapService;
}

/** Seat maps in and out, as documents. */
@Resolver(() => SeatMap)
export class SeatMapDocumentResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => ImportSeatMapPayload, {
    description:
      "MANAGER of the cinema. A new version of the seat map; showings already scheduled keep theirs. Categories new to the cinema are made. The newest version's own document makes none. Errors: InvalidInput, NotFound, SeatMapRejected.",
  })
  async importSeatMap(
    @Arg('input', () => ImportSeatMapInput) input: ImportSeatMapInput,
    @Ctx() context: RequestContext,
  ): Promise<ImportSeatMapPayload> {
    const outcome = await this.#services.importSeatMap.import(await actorOf(context), input);
    return { seatMap: entityOf(outcome), errors: errorsOf(outcome) };
  }

  /** To write it takes longer than any other text; each seat is drawn from the budget. */
  @Extensions(costs({ items: 300, each: 2 }))
  @FieldResolver(() => String, {
    description: 'Importing it again makes the same map: the same seats, areas and names of categories.',
  })
  async document(
    @Root() map: SeatMapValue,
    @Arg('format', () => SeatMapFormat) format: SeatMapFormat,
    @Ctx() { budget, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    const { cinemas, seatMaps } = this.#services;
    budget.drawList(info, await seatMaps.capacityOf(map));
    const [{ list }, categories] = await Promise.all([seatMaps.seatsOf(map), seatMaps.categoriesOf(map, loaders)]);
    const auditorium = await loaders.load(cinemas.auditoriumById, map.auditoriumId);
    const drawing = drawingOf(map, list, categories);
    return writeSeatMapDocument(drawing, { format, name: auditorium?.name ?? '' });
  }
}

/** The versions of an auditorium's map. */
@Resolver(() => Auditorium)
export class SeatMapVersionsResolver {
  readonly #versions: SeatMapVersions;

  constructor({ seatMapVersions }: { seatMapVersions: SeatMapVersions }) {
    this.#versions = seatMapVersions;
  }

  @FieldResolver(() => SeatMapConnection, {
    nullable: true,
    description: 'MANAGER of the cinema; null for others. The newest first.',
  })
  async seatMaps(
    @Root() { id, cinemaId }: AuditoriumRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<SeatMapRow> | undefined> {
    if (!context.identity || !hasRole(await actorOf(context), 'MANAGER', cinemaId)) return undefined;
    const batch = this.#versions.pageByAuditoriumId(toPageRequest(page, 'number'));
    const found = await context.loaders.loadNamed(`Auditorium.seatMaps ${JSON.stringify(page)}`, batch, id);
    return found && toConnection(found, (map) => [String(map.version), map.id]);
  }
}
