import type { Showing } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { isId } from '../../platform/ids.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import type { ShowingOverlaps } from '../overlaps.ts';
import type { ScheduleService } from '../schedule.service.ts';
import type { ShowingRequest } from '../showing-input.ts';
import { parseProgramme, type ProgrammeLine } from './programme-csv.ts';
import { loadNames } from './programme-names.ts';
import { type ProgrammeProblem, programmeRejected } from './programme-problem.ts';
import { COLUMN_OF, readLine } from './read-programme.ts';

const MOST_CHARACTERS = 250_000;
const MOST_LINES = 500;

export interface ImportRequest {
  cinemaId: string;
  document: string;
  /** Only checks. */
  dryRun: boolean;
}

/** A line whose values can be read. */
interface ReadableLine {
  line: ProgrammeLine;
  request: ShowingRequest;
}

export class ImportShowingsService {
  readonly #database: Database;
  readonly #schedule: ScheduleService;

  constructor({ database, schedule }: { database: Database; schedule: ScheduleService }) {
    this.#database = database;
    this.#schedule = schedule;
  }

  /**
   * Schedules what a document of docs/programme-csv.md says: all of it, or nothing. Refused: InvalidInput, NotFound,
   * ProgrammeRejected, ShowingOverlaps; everything that is wrong at once.
   *
   * @returns null after a dry run
   */
  async import(actor: Actor, { cinemaId, document, dryRun }: ImportRequest): Promise<Outcome<Showing[] | null>> {
    if (document.length > MOST_CHARACTERS) {
      return refused(invalidInput(`A programme can have at most ${MOST_CHARACTERS} characters.`, 'document'));
    }
    const cinema = isId(cinemaId) && (await this.#openCinema(cinemaId));
    if (!cinema) return refused(notFound('cinema', 'cinemaId'));
    requireRole(actor, 'MANAGER', cinemaId);
    const { lines, problems } = parseProgramme(document);
    if (lines.length > MOST_LINES || lines.length + problems.length === 0) {
      return refused(invalidInput(`A programme has 1 to ${MOST_LINES} showings.`, 'document'));
    }
    const names = await loadNames(this.#database, { cinemaId, lines });
    const readable: ReadableLine[] = [];
    for (const line of lines) {
      const read = readLine(line, { clock: cinema, names });
      problems.push(...read.problems);
      if (read.request) readable.push({ line, request: read.request });
    }
    return this.#scheduleLines(actor, { readable, problems, dryRun });
  }

  #openCinema(id: string) {
    return this.#database.prisma.cinema.findFirst({ where: { id, closedAt: null } });
  }

  /** When a line is wrong the others are only looked at, so that all conflicts are named. */
  async #scheduleLines(
    actor: Actor,
    { readable, problems, dryRun }: { readable: ReadableLine[]; problems: ProgrammeProblem[]; dryRun: boolean },
  ): Promise<Outcome<Showing[] | null>> {
    const showings = readable.map(({ request }) => request);
    const onlyChecks = dryRun || problems.length > 0;
    const outcome: Outcome<Showing[] | null> =
      showings.length === 0
        ? { value: null }
        : await this.#schedule.schedule(actor, { showings, dryRun: onlyChecks }, 'importShowings');
    const others: UserError[] = [];
    for (const error of outcome.errors ?? []) {
      const found = toProblem(error, readable);
      if (found) problems.push(found);
      else others.push(withLines(error, readable));
    }
    const [error, ...more] = [...(problems.length > 0 ? [programmeRejected(problems)] : []), ...others];
    return error ? refused(error, ...more) : outcome;
  }
}

/** What is wrong with a value of a line; undefined for what is about no line alone. */
function toProblem(
  { kind, message, path: [, , index, field] }: UserError,
  readable: readonly ReadableLine[],
): ProgrammeProblem | undefined {
  const found = readable[Number(index)];
  if (!found || kind === 'ShowingOverlaps') return undefined;
  const column = COLUMN_OF[field ?? ''] ?? null;
  const value = column && found.line.cells[column];
  return { message, line: found.line.line, field: column, value, instants: [] };
}

/** With lines of the document in place of places in a list of showings. */
function withLines(error: UserError, readable: readonly ReadableLine[]): UserError {
  const toPath = (path: readonly string[]) => {
    const found = readable[Number(path[2])];
    return found ? ['input', 'document', String(found.line.line)] : ['input', 'document'];
  };
  if (!isOverlap(error)) return { ...error, path: toPath(error.path) };
  const { conflictsWithPath } = error;
  const overlap: ShowingOverlaps = {
    ...error,
    path: toPath(error.path),
    conflictsWithPath: conflictsWithPath.length === 0 ? [] : toPath(conflictsWithPath),
  };
  return overlap;
}

function isOverlap(error: UserError): error is ShowingOverlaps {
  return error.kind === 'ShowingOverlaps';
}
