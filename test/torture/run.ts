import { setTimeout as sleep } from 'node:timers/promises';
import { Resources } from '../../src/platform/resources.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { createAccount } from '../support/test-app.ts';
import { runBuyer } from './buyer.ts';
import { Chance } from './chance.ts';
import { ALWAYS, violationsOf } from './checks.ts';
import { FAULTS } from './faults.ts';
import { History } from './history.ts';
import { Installation } from './installation.ts';
import { Watcher } from './watcher.ts';

const BUYERS = 16;
const SHOWINGS = 3;
/** Then they are sold out, nearly, and others are opened. */
const ATTEMPTS_FOR_SHOWINGS = 2000;
const LOOK_MS = 500;

export interface Torture {
  seed: number;
  /** How often seats are tried to be held; more often until each fault has struck. */
  attempts: number;
  /** Between two faults, at most. */
  pauseMs: number;
  /** Which strike; all when left out. */
  faults?: readonly string[];
}

export interface Tortured extends AsyncDisposable {
  installation: Installation;
  history: History;
  /** What was wrong at some moment, of what must never be. */
  violations: string[];
  /** One for each showing and api. */
  watchers: Watcher[];
}

/** Lets buyers, watchers and faults loose on an installation, until there were enough attempts. */
export async function torture({ seed, attempts, pauseMs, faults = Object.keys(FAULTS) }: Torture): Promise<Tortured> {
  const resources = new Resources();
  return resources.closeOnFailure(async () => {
    const installation = resources.use(await Installation.start());
    const { database } = installation;
    const history = new History();
    const watchers: Watcher[] = [];
    let showings: readonly MadeShowing[] = [];
    const openShowings = async () => {
      const opened = await Promise.all(
        Array.from({ length: SHOWINGS }, () => makeShowing(database, { rows: 10, seatsPerRow: 20 })),
      );
      for (const { showingId } of opened)
        for (const client of installation.clients())
          watchers.push(resources.use(await Watcher.open(client, showingId)));
      showings = opened;
    };
    await openShowings();
    const accounts = await Promise.all(Array.from({ length: BUYERS }, () => createAccount(database)));
    const isOver = { value: false };
    let attempted = 0;
    const mayGoOn = () => {
      // While PostgreSQL is away the old ones stay.
      if (++attempted % ATTEMPTS_FOR_SHOWINGS === 0) void openShowings().catch(() => undefined);
      return (
        !isOver.value &&
        (attempted <= attempts || new Set(history.strikes.map(({ fault }) => fault)).size < faults.length)
      );
    };
    const buyers = accounts.map(({ token }, index) =>
      runBuyer({
        ...{ name: `buyer-${index}`, clients: installation.clients(token), history, mayGoOn },
        ...{ showings: () => showings, chance: new Chance(seed, `buyer-${index}`) },
      }),
    );
    const violations = new Set<string>();
    const looking = look({ installation, history, violations, isOver });
    const striking = strike(installation, { chance: new Chance(seed, 'faults'), history, pauseMs, faults, isOver });
    // A fault that fails would let the buyers go on for ever.
    striking.catch(() => (isOver.value = true));
    await Promise.all(buyers);
    isOver.value = true;
    await Promise.all([looking, striking]);
    return {
      installation,
      history,
      violations: [...violations],
      watchers,
      [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
    };
  });
}

/** What must never be is looked for all the time. */
async function look({
  installation: { database },
  history,
  violations,
  isOver,
}: {
  installation: Installation;
  history: History;
  violations: Set<string>;
  isOver: { value: boolean };
}): Promise<void> {
  while (!isOver.value) {
    // While PostgreSQL is away there is nothing to be seen.
    const found = await violationsOf(ALWAYS, { database, history }).catch(() => []);
    for (const violation of found) violations.add(violation);
    await sleep(LOOK_MS);
  }
}

/** All of them in an order that is left to chance, again and again. */
async function strike(
  installation: Installation,
  {
    chance,
    history,
    pauseMs,
    faults,
    isOver,
  }: {
    chance: Chance;
    history: History;
    pauseMs: number;
    faults: readonly string[];
    isOver: { value: boolean };
  },
): Promise<void> {
  let left: string[] = [];
  while (!isOver.value) {
    await sleep(chance.between(pauseMs / 4, pauseMs));
    if (left.length === 0) left = [...faults];
    const fault = chance.oneOf(left);
    left = left.filter((other) => other !== fault);
    history.struck(fault);
    await FAULTS[fault]?.(installation, chance);
  }
}
