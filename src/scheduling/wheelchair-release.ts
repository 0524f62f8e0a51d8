import { Prisma } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';

/**
 * The one definition of "released", for a select from `showing`: since when its wheelchair and companion places are chosen
 * for all buyers, or null while they are kept. Staff has released them, or the rule of the cinema has, whichever came
 * first. By the database's clock: a start that was moved back keeps them again.
 */
export const WHEELCHAIR_RELEASED_AT = `(
  select release.at
  from (
    select least(
      showing.wheelchair_released_at,
      showing.starts_at - make_interval(mins => released_by.wheelchair_release_minutes)
    ) as at
    from auditorium as released_in
    join cinema as released_by on released_by.id = released_in.cinema_id
    where released_in.id = showing.auditorium_id
  ) as release
  where release.at <= clock_timestamp()
)`;

interface WheelchairRelease {
  showingId: string;
  releasedAt: Date | null;
}

export class WheelchairReleases {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  readonly byShowingId = oneRow<WheelchairRelease>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        RELEASE,
        (release) => Prisma.sql`
          select ${release} from showing where showing.id = any (${showingIds.filter(isId)}::uuid[])`,
      ),
  );
}

const RELEASE = columns<WheelchairRelease>({ showingId: 'showing.id', releasedAt: WHEELCHAIR_RELEASED_AT });
