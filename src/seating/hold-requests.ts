import { fateOf } from '../platform/database/errors.ts';
import { Tally } from '../platform/metrics/tally.ts';
import { type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { RateLimitedError } from '../platform/redis/rate-limited-error.ts';

/** What limits how many seats are held. */
export interface SeatLimits {
  /** Called before the seats are held. @throws when there were too many */
  count: () => Promise<void>;
  /** Called when no new hold was made. */
  giveBack: () => void;
}

interface Answer<Hold> {
  outcome: Outcome<Hold>;
  /** Whether a hold was made now. */
  isNew: boolean;
}

/** Before they happen: a first one is an increase then. */
const SHOWN = ['held', 'repeated', 'SeatsUnavailable', 'rate_limited', 'unavailable', 'failed'];

interface Request<Hold> {
  /** Those of the input: with any, nothing is done. */
  problems: readonly UserError[];
  limits: SeatLimits | undefined;
  take: () => Promise<Answer<Hold>>;
}

/** What all requests for new holds have in common, those for the best seats among them: they are limited, carried out and counted. */
export class HoldRequests {
  /**
   * How they have ended: with a hold, with one that was there already, by the kind of the first error, of which there are a few,
   * or by a failure.
   */
  readonly outcomes = new Tally<string>(SHOWN);

  async answer<Hold>(request: Request<Hold>): Promise<Outcome<Hold>> {
    try {
      const { outcome, isNew } = await carryOut(request);
      this.outcomes.add(outcome.errors?.[0].kind ?? (isNew ? 'held' : 'repeated'));
      return outcome;
    } catch (error) {
      this.outcomes.add(failureOf(error));
      throw error;
    }
  }
}

async function carryOut<Hold>({ problems, limits, take }: Request<Hold>): Promise<Answer<Hold>> {
  const [problem, ...more] = problems;
  if (problem) return { outcome: refused(problem, ...more), isNew: false };
  await limits?.count();
  const taken = await take();
  if (!taken.isNew) limits?.giveBack();
  return taken;
}

function failureOf(error: unknown): string {
  if (error instanceof RateLimitedError) return 'rate_limited';
  return fateOf(error) === undefined ? 'failed' : 'unavailable';
}
