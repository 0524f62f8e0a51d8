import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Installation, Member } from './installation.ts';
import { lockSeats, moveToTimeZone, useUpConnections } from './postgres-faults.ts';

type Fault = (installation: Installation, chance: Chance) => Promise<void> | void;

/** All of them have another offset from UTC, and one has its date. */
const TIME_ZONES = ['Pacific/Kiritimati', 'Asia/Kathmandu', 'America/Los_Angeles', 'UTC'] as const;

/** What strikes. Each is over when it returns, and the installation as it was, but for clocks and the time zone: they stay wrong. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'an api is killed': (installation, chance) => killOne('api', { installation, chance }),
  'a worker is killed': (installation, chance) => killOne('worker', { installation, chance }),
  'every worker is killed': async (installation) => {
    const workers = installation.members.filter(({ role }) => role === 'worker');
    await Promise.all(workers.map((worker) => installation.replace(worker)));
  },
  'the clock of an api jumps': (installation, chance) => oneOf('api', { installation, chance }).process.kill('SIGUSR2'),
  'the clock of a worker jumps': (installation, chance) =>
    oneOf('worker', { installation, chance }).process.kill('SIGUSR2'),
  'PostgreSQL ends at once': async ({ postgres }, chance) => {
    await postgres.stop('SIGQUIT');
    await sleep(chance.between(0, 500));
    await postgres.startAgain();
  },
  'connections to PostgreSQL are reset': ({ toPostgres }) => toPostgres.reset(),
  'connections to PostgreSQL fall silent': ({ toPostgres }) => toPostgres.forget(),
  'PostgreSQL cannot be reached': async ({ toPostgres }, chance) => {
    toPostgres.mode = 'refuse';
    toPostgres.reset();
    await sleep(chance.between(200, 1500));
    toPostgres.mode = 'pass';
  },
  'the network to PostgreSQL is slow': async ({ toPostgres }, chance) => {
    toPostgres.pace = { latencyMs: chance.between(20, 300), bytesPerSecond: chance.between(10_000, 200_000) };
    await sleep(chance.between(1000, 3000));
    toPostgres.pace = undefined;
  },
  'PostgreSQL has no connection left': async ({ postgres, toPostgres }, chance) => {
    await using others = await useUpConnections(postgres.url);
    // What the installation had, others have taken before it asks for another.
    toPostgres.reset();
    await others.useUpFor(chance.between(500, 2500));
  },
  'others lock the seats': async ({ postgres }, chance) => {
    const unlock = await lockSeats(postgres.url);
    await sleep(chance.between(500, 3000));
    await unlock();
  },
  'the database moves to another time zone': async ({ postgres, toPostgres }, chance) => {
    await moveToTimeZone(postgres.url, chance.oneOf(TIME_ZONES));
    toPostgres.reset();
  },
  'Redis loses everything': async (installation) => {
    await installation.flushRedis();
  },
  'Redis is stopped': async (installation, chance) => {
    await installation.endRedis('SIGTERM');
    await sleep(chance.between(0, 1500));
    await installation.startRedisAgain();
  },
  'Redis is killed': async (installation, chance) => {
    await installation.endRedis('SIGKILL');
    await sleep(chance.between(0, 1500));
    await installation.startRedisAgain();
  },
  'Redis stands still': async ({ redis }, chance) => {
    redis.process.kill('SIGSTOP');
    await sleep(chance.between(500, 3000));
    redis.process.kill('SIGCONT');
  },
  'connections to Redis fall silent': ({ toRedis }) => toRedis.forget(),
  'connections to Redis are reset': ({ toRedis }) => toRedis.reset(),
  'the payment provider is away': async ({ provider }, chance) => {
    provider.isAway = true;
    await sleep(chance.between(500, 3000));
    provider.isAway = false;
  },
};

interface Choice {
  installation: Installation;
  chance: Chance;
}

async function killOne(role: Member['role'], choice: Choice): Promise<void> {
  await choice.installation.replace(oneOf(role, choice));
}

function oneOf(role: Member['role'], { installation, chance }: Choice): Member {
  return chance.oneOf(installation.members.filter((member) => member.role === role));
}
