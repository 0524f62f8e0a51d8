import { z } from 'zod';
import type { Movie } from '../generated/prisma/client.ts';
import { line, listOf, readNew, readPatch, text, wholeNumber } from '../platform/input.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';

/** In characters, as a reader counts them, or in items of a list. Inputs say so in their descriptions. */
export const LIMITS = {
  title: 200,
  synopsis: 4000,
  label: 20,
  genres: 20,
  genre: 50,
  people: 100,
  name: 100,
  url: 2000,
};

/** The first motion picture is of 1888. */
const DAYS = { min: '1888-01-01', max: '2199-12-31' };

function day(what: string) {
  const message = `${what} must be a day from ${DAYS.min} to ${DAYS.max}.`;
  return z.date(message).min(new Date(DAYS.min), message).max(new Date(DAYS.max), message).nullable();
}

function url(what: string) {
  const message = `${what} must begin with https:// or http://, and have at most ${LIMITS.url} characters.`;
  return z
    .instanceof(URL, { error: message })
    .refine(({ protocol, href }) => /^https?:$/.test(protocol) && href.length <= LIMITS.url, message)
    .transform(({ href }) => href)
    .nullable();
}

const NAME = { min: 1, max: LIMITS.name };
const TITLE = { min: 1, max: LIMITS.title };

const FIELDS = z.object({
  title: line('The title', TITLE),
  originalTitle: line('The original title', TITLE).nullable(),
  synopsis: text('The synopsis', { min: 0, max: LIMITS.synopsis }),
  runtimeMinutes: wholeNumber('The runtime in minutes', { min: 1, max: 1000 }),
  certificate: z
    .object({
      label: line('The label of the certificate', { min: 1, max: LIMITS.label }),
      minimumAge: wholeNumber('The minimum age', { min: 0, max: 99 }).nullish(),
    })
    .nullable(),
  genres: listOf('The genres', line('A genre', { min: 1, max: LIMITS.genre }), { max: LIMITS.genres }),
  directors: listOf('The directors', line('The name of a director', NAME), { max: LIMITS.people }),
  cast: listOf('The cast', line('The name of an actor', NAME), { max: LIMITS.people }),
  releaseDate: day('The release date'),
  availableFrom: day('The first day'),
  availableUntil: day('The last day'),
  posterUrl: url('The address of the poster'),
  trailerUrl: url('The address of the trailer'),
});

type Input = z.input<typeof FIELDS>;
/** As the API's inputs have it. */
export type MovieInput = { [Name in keyof Input]?: Input[Name] | null };
/** The columns that people fill in. */
export type MovieColumns = Omit<Movie, 'id' | 'version' | 'archivedAt'>;

/** Refused: InvalidInput. */
export function readNewMovie(input: MovieInput): Outcome<MovieColumns> {
  const { value, errors } = withRun(readNew(FIELDS, input), input);
  if (errors) return refused(...errors);
  const { certificate, ...columns } = value;
  return { value: withoutSameTitle({ ...columns, ...toColumns(certificate) }) };
}

/** What an update changes: see `patched`. Refused: InvalidInput. */
export function readMoviePatch(input: MovieInput): Outcome<Partial<MovieColumns>> {
  const { value, errors } = withRun(readPatch(FIELDS, input), input);
  if (errors) return refused(...errors);
  const { certificate, ...columns } = value;
  return { value: { ...columns, ...(certificate !== undefined && toColumns(certificate)) } };
}

/** The movie after an update. Refused: InvalidInput, when what it has and what is given do not fit. */
export function patched(movie: Movie, patch: Partial<MovieColumns>): Outcome<MovieColumns> {
  const { id: _, version: __, archivedAt: ___, ...columns } = movie;
  const after = { ...columns, ...patch };
  const [problem] = problemsOfRun(after, patch.availableUntil === undefined ? 'availableFrom' : 'availableUntil');
  return problem ? refused(problem) : { value: withoutSameTitle(after) };
}

/** Also refused when its days are in the wrong order. */
function withRun<Value>(read: Outcome<Value>, input: MovieInput): Outcome<Value> {
  const problems: UserError[] = [...(read.errors ?? []), ...problemsOfRun(input)];
  const [problem, ...more] = problems;
  return problem ? refused(problem, ...more) : read;
}

function problemsOfRun(run: Pick<MovieInput, 'availableFrom' | 'availableUntil'>, path = 'availableUntil') {
  const { availableFrom: first, availableUntil: last } = run;
  if (!first || !last || first <= last) return [];
  return [invalidInput('The last day on which it may be shown cannot be before the first.', path)];
}

function toColumns(certificate: { label: string; minimumAge?: number | null | undefined } | null) {
  const { label = null, minimumAge = null } = certificate ?? {};
  // Every age is at least 0.
  return { certificateLabel: label, certificateMinimumAge: minimumAge === 0 ? null : minimumAge };
}

function withoutSameTitle(columns: MovieColumns): MovieColumns {
  return columns.originalTitle === columns.title ? { ...columns, originalTitle: null } : columns;
}
