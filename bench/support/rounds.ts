import { median } from './figure.ts';

export const LEAST = 3;
const MOST = 7;
/** No further round begins after that time: one figure must not take up the time of all. */
const MOST_SECONDS = 40;
/** From then on the least number of rounds is enough, so that all figures together take fifteen minutes at most. */
const WHOLE_RUN_SECONDS = 480;
/** Rounds that are less far apart than this share of their median agree. */
export const STEADY = 0.1;

const startedAt = performance.now();

/**
 * Measures until the rounds agree, at least three and at most seven times.
 *
 * @param valueOf what the rounds have to agree about
 * @param options.most for what only explains another figure, the least number is enough
 */
export async function untilSteady<Round>(
  measure: () => Promise<Round>,
  valueOf: (round: Round) => number,
  { most = MOST } = {},
): Promise<Round[]> {
  const rounds: Round[] = [];
  const end = Math.min(performance.now() + MOST_SECONDS * 1000, startedAt + WHOLE_RUN_SECONDS * 1000);
  while (rounds.length < LEAST || (rounds.length < most && performance.now() < end)) {
    rounds.push(await measure());
    if (rounds.length >= LEAST && spreadOf(rounds.map(valueOf)) < STEADY) break;
  }
  return rounds;
}

/**
 * From the smallest to the largest value, as a share of the median. From five values on, the outermost one at each end does
 * not count: something else on the machine has disturbed it.
 */
export function spreadOf(values: readonly number[]): number {
  const inOrder = values.toSorted((one, other) => one - other);
  const outer = inOrder.length >= 5 ? 1 : 0;
  const [smallest = NaN, largest = NaN] = [inOrder[outer], inOrder.at(-1 - outer)];
  return (largest - smallest) / median(values);
}
