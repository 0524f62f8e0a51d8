import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuditEntry } from '../audit/audit-log.types.ts';
import type { AuditEntry as AuditEntryRow, Cinema as CinemaRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import type { CinemaService } from './cinema.service.ts';
import { Cinema } from './venue.types.ts';

/** The cinema of a change: a field that venues add to a type of the audit log. */
@Resolver(() => AuditEntry)
export class AuditCinemaResolver {
  readonly #cinemas: CinemaService;

  constructor({ cinemas }: { cinemas: CinemaService }) {
    this.#cinemas = cinemas;
  }

  @FieldResolver(() => Cinema, { nullable: true, description: 'Null when it is not about one cinema.' })
  async cinema(
    @Root() { cinemaId }: AuditEntryRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<CinemaRow | undefined> {
    return cinemaId === null ? undefined : loaders.load(this.#cinemas.byId, cinemaId);
  }
}
