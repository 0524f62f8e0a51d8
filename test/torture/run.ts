import { setTimeout as sleep } from 'node:timers/promises';
import { Resources } from '../../src/platform/resources.ts';
import { accessTokenOf } from '../support/access-token.ts';
import type { GraphQLClient } from '../support/client.ts';
import { createAccount } from '../support/test-app.ts';
import { runBuyer } from './buyer.ts';
import { Chance } from './chance.ts';
import { ALWAYS, type Scene, SOON, violationsOf } from './checks.ts';
import { FAULTS } from './faults.ts';
import { History } from './history.ts';
import { Installation } from './installation.ts';
import { scheduleOf } from './schedule.ts';
import { SEATS, Showings } from './showings.ts';
import { Watchers } from './watchers.ts';

const BUYERS_OF_SHOWING = 16;
const FEWEST_SHOWINGS = 3;
const LOOK_MS = 2000;
const PROGRESS_MS = 10_000;
/** Shorter than an access token lasts. */
const LOGIN_MS = 5 * 60_000;
/** After the faults of a round. Then what holds soon after a fault is looked for, for a while. */
const SETTLING_MS = 6000;
const CALM_LOOKS = 6;
const CALM_LOOK_MS = 500;
const REST_MS = 2000;

export interface Torture {
  seed: number;
  /** How often seats are tried to be held; more often until each fault has struck. */
  attempts: number;
  buyers: number;
  /** Between two faults, at most. */
  pauseMs: number;
  /** Which strike, in each round. */
  faults: readonly string[];
  /** Whether, after each round, it is waited for what has to hold soon after a fault. */
  hasCalm: boolean;
  /** Where each request, answer and fault is written. */
  historyFile?: string;
  /** Called every ten seconds. */
  onProgress?: (line: string) => void;
}

export interface Tortured extends AsyncDisposable {
  installation: Installation;
  history: History;
  watchers: Watchers;
  /** Everything, for the checks. */
  scene: Scene;
  /** What was wrong at some moment. */
  violations: string[];
  attempts: number;
  /** How often the database could be looked at. */
  looks: number;
}

/** Lets buyers, watchers and faults loose on an installation, until there were enough attempts. */
export function torture(options: Torture): Promise<Tortured> {
  const resources = new Resources();
  return resources.closeOnFailure(async () => {
    const installation = resources.use(await Installation.start(new Chance(options.seed, 'webhooks')));
    const history = resources.use(new History(options.historyFile));
    const watchers = resources.use(new Watchers());
    const run = new Run(options, { installation, history, watchers });
    await run.untilOver();
    return {
      ...{ installation, history, watchers, scene: { ...run.scene, prisma: installation.unlimited } },
      ...{ violations: [...run.violations], attempts: run.attempts, looks: run.looks },
      [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
    };
  });
}

class Run {
  readonly violations = new Set<string>();
  attempts = 0;
  looks = 0;
  readonly #options: Torture;
  readonly #installation: Installation;
  readonly #history: History;
  readonly #watchers: Watchers;
  #isOver = false;
  #isCalm = false;

  constructor(options: Torture, parts: { installation: Installation; history: History; watchers: Watchers }) {
    this.#options = options;
    this.#installation = parts.installation;
    this.#history = parts.history;
    this.#watchers = parts.watchers;
  }

  get scene(): Scene {
    const { database, provider } = this.#installation;
    return { prisma: database.prisma, books: provider.books, history: this.#history };
  }

  async untilOver(): Promise<void> {
    const { database } = this.#installation;
    const places = Math.max(FEWEST_SHOWINGS, Math.round(this.#options.buyers / BUYERS_OF_SHOWING));
    const showings = await Showings.open({ database, places, opened: ({ showingId }) => this.#watch(showingId) });
    const logins = await Promise.all(Array.from({ length: this.#options.buyers }, () => this.#login()));
    const progress = setInterval(() => this.#options.onProgress?.(this.progress), PROGRESS_MS);
    const looking = this.#look(showings);
    const striking = this.#strike(showings);
    // A fault that fails would let the buyers go on for ever.
    striking.catch(() => (this.#isOver = true));
    try {
      await Promise.all(
        logins.map((clients, index) => this.#buy({ name: `buyer-${index}`, clients, showings, places })),
      );
    } finally {
      this.#isOver = true;
      clearInterval(progress);
    }
    await Promise.all([looking, striking]);
  }

  get progress(): string {
    const { counts, acknowledged, strikes, now } = this.#history;
    const { rss, heapUsed } = process.memoryUsage();
    const [megabytes, heap] = [rss, heapUsed].map((bytes) => Math.round(bytes / 2 ** 20));
    const seconds = Math.round(now / 1000);
    return (
      `${seconds} s: ${this.attempts} attempts, ${acknowledged.length} bookings, ${counts.requests} requests, ` +
      `${counts.unanswered} of them without an answer; ${strikes.length} faults; ${this.violations.size} violations; ${megabytes} MB, ${heap} of them in use`
    );
  }

  /** An account, and clients of each api that are logged in as it. */
  async #login(): Promise<() => readonly GraphQLClient[]> {
    const { accountId } = await createAccount(this.#installation.database);
    let clients: readonly GraphQLClient[] = [];
    let until = 0;
    return () => {
      if (performance.now() > until) {
        clients = this.#installation.clients(accessTokenOf(accountId));
        until = performance.now() + LOGIN_MS;
      }
      return clients;
    };
  }

  #buy({
    name,
    clients,
    showings,
    places,
  }: {
    name: string;
    clients: () => readonly GraphQLClient[];
    showings: Showings;
    places: number;
  }): Promise<void> {
    const { provider } = this.#installation;
    return runBuyer({
      ...{ name, seed: this.#options.seed, clients, history: this.#history },
      showingFor: (place) => {
        if (!this.#mayGoOn()) return undefined;
        this.attempts++;
        return showings.attemptAt(place);
      },
      restMs: () => (this.#isCalm ? REST_MS : 0),
      onSale: { showings: places, seats: SEATS },
      answerBank: (paymentId, isApproved) => provider.answer(paymentId, isApproved),
    });
  }

  #mayGoOn(): boolean {
    if (this.#isOver) return false;
    if (this.attempts < this.#options.attempts) return true;
    return new Set(this.#history.strikes.map(({ fault }) => fault)).size < this.#options.faults.length;
  }

  /** Without watchers when no api answers now. */
  async #watch(showingId: string): Promise<void> {
    await this.#watchers.open(this.#installation.clients(), showingId).catch(() => undefined);
  }

  /** What must never be is looked for all the time. */
  async #look(showings: Showings): Promise<void> {
    while (!this.#isOver) {
      const scene = { ...this.scene, showings: [...showings.onSale, ...showings.lately] };
      try {
        for (const violation of await violationsOf(ALWAYS, scene)) this.violations.add(violation);
        this.looks++;
      } catch {
        // While PostgreSQL is away there is nothing to be seen.
      }
      await sleep(LOOK_MS);
    }
  }

  async #strike(showings: Showings): Promise<void> {
    const { seed, pauseMs } = this.#options;
    for (const { fault, pauseMs: pause, chance, endsRound } of scheduleOf({
      seed,
      faults: this.#options.faults,
      pauseMs,
    })) {
      await sleep(pause);
      if (this.#isOver) return;
      this.#history.struck(fault);
      await FAULTS[fault]?.(this.#installation, chance);
      if (endsRound && this.#options.hasCalm) await this.#beCalm(showings);
    }
  }

  /** Nothing is broken, and buyers leave the processors some time. */
  async #beCalm(showings: Showings): Promise<void> {
    this.#isCalm = true;
    const { prisma } = this.#installation.database;
    const late = this.#watchers.late(prisma);
    await sleep(SETTLING_MS);
    for (const violation of await late) this.violations.add(violation);
    for (let look = 0; look < CALM_LOOKS && !this.#isOver; look++) {
      for (const violation of await violationsOf(SOON, this.scene)) this.violations.add(violation);
      await sleep(CALM_LOOK_MS);
    }
    await this.#watchers.closeAllBut([...showings.onSale, ...showings.lately]);
    this.#isCalm = false;
  }
}
