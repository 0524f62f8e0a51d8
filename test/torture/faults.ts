import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Installation, Member } from './installation.ts';

type Fault = (installation: Installation, chance: Chance) => Promise<void> | void;

/** What strikes. Each is over when it returns, and the installation as it was. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'an api is killed': (installation, chance) => killOne('api', { installation, chance }),
  'a worker is killed': (installation, chance) => killOne('worker', { installation, chance }),
  'every worker is killed': async (installation) => {
    const workers = installation.members.filter(({ role }) => role === 'worker');
    await Promise.all(workers.map((worker) => installation.replace(worker)));
  },
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
  'Redis loses everything': async (installation) => {
    await installation.flushRedis();
  },
  'Redis is killed': async (installation, chance) => {
    await installation.killRedis();
    await sleep(chance.between(0, 1500));
    await installation.startRedisAgain();
  },
  'Redis stands still': async ({ redis }, chance) => {
    redis.process.kill('SIGSTOP');
    await sleep(chance.between(500, 3000));
    redis.process.kill('SIGCONT');
  },
  'connections to Redis fall silent': ({ toRedis }) => toRedis.forget(),
};

async function killOne(role: Member['role'], { installation, chance }: { installation: Installation; chance: Chance }) {
  await installation.replace(chance.oneOf(installation.members.filter((member) => member.role === role)));
}
