import { Chance } from './chance.ts';

export interface ScheduledStrike {
  /** From 0. */
  round: number;
  fault: string;
  /** Before it. */
  pauseMs: number;
  /** For what the fault leaves open, as which process is killed. */
  chance: Chance;
  /** The last one of its round. */
  endsRound: boolean;
}

/** Every fault in each round, in an order that the seed gives. Without an end. */
export function* scheduleOf({
  seed,
  faults,
  pauseMs,
}: {
  seed: number;
  faults: readonly string[];
  /** Between two faults, at most; a quarter of it at least. */
  pauseMs: number;
}): Generator<ScheduledStrike, never> {
  for (let round = 0; ; round++) {
    const order = new Chance(seed, `round ${round}`).shuffled(faults);
    for (const [index, fault] of order.entries()) {
      const chance = new Chance(seed, `round ${round}, fault ${fault}`);
      const pause = chance.between(Math.ceil(pauseMs / 4), pauseMs);
      yield { round, fault, pauseMs: pause, chance, endsRound: index === order.length - 1 };
    }
  }
}
