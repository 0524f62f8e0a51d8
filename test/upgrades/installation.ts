import pg from 'pg';
import { Resources } from '../../src/platform/resources.ts';
import { GraphQLClient } from '../support/client.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { JWT_SECRET, ownRedisDatabase } from '../support/test-app.ts';
import { emptyDatabase } from '../support/test-database.ts';
import { launch, type Version } from './versions.ts';

export type Role = 'api' | 'worker' | 'all';

interface Member {
  version: Version;
  role: Role;
  process: ServerProcess;
}

/** Processes of several versions, on one database and one Redis. */
export class Installation implements AsyncDisposable {
  /** The database, for looking at it. */
  readonly client: pg.Client;
  readonly url: string;
  /** What has run, also what has been stopped. */
  readonly members: Member[] = [];
  readonly #environment: Record<string, string>;
  readonly #resources: Resources;

  private constructor(parts: {
    url: string;
    client: pg.Client;
    environment: Record<string, string>;
    resources: Resources;
  }) {
    this.url = parts.url;
    this.client = parts.client;
    this.#environment = parts.environment;
    this.#resources = parts.resources;
  }

  static open(): Promise<Installation> {
    const resources = new Resources();
    return resources.closeOnFailure(async () => {
      const { url } = resources.use(await emptyDatabase());
      const { path: DATA_DIR } = resources.use(await temporaryDirectory());
      const client = new pg.Client({ connectionString: url, application_name: 'pg_dump' });
      await client.connect();
      resources.defer(() => client.end());
      const environment = {
        ...{ DATABASE_URL: url, REDIS_URL: await ownRedisDatabase(), DATA_DIR, JWT_SECRET },
        ...{ ADMIN_PASSWORD: 'the first administrator', SEED_DEMO: 'true', RATE_LIMITS: 'off', LOG_LEVEL: 'warn' },
        ...{ MAX_SEATS_PER_ACCOUNT: '100', MAX_HOLDS_PER_ACCOUNT: '1000', DRAIN_SECONDS: '0' },
      };
      return new Installation({ url, client, environment, resources });
    });
  }

  /** A process that is starting. */
  launch(version: Version, role: Role): ServerProcess {
    const process = this.#resources.use(launch(version, { ...this.#environment, ROLE: role }));
    this.members.push({ version, role, process });
    return process;
  }

  /** One after the other. */
  async start(version: Version, roles: readonly Role[]): Promise<void> {
    for (const role of roles) await this.launch(version, role).ready();
  }

  /** Those of the roles that are named, or all. @throws when one of them does not exit cleanly */
  async stop(version: Version, roles: readonly Role[] = ['api', 'worker', 'all']): Promise<void> {
    for (const { process } of this.#running(version).filter(({ role }) => roles.includes(role))) {
      process.kill('SIGTERM');
      const { code } = await process.exited();
      if (code !== 0) throw new Error(`a process exited with ${code}: ${process.errors}`);
    }
  }

  #running(version: Version): Member[] {
    return this.members.filter((member) => member.version === version && !member.process.hasEnded);
  }

  /** Addresses of those that serve the API. */
  servers(...versions: readonly Version[]): string[] {
    const running = versions.flatMap((version) => this.#running(version));
    return running.filter(({ role }) => role !== 'worker').map(({ process }) => process.url);
  }

  clientOf(version: Version): GraphQLClient {
    return new GraphQLClient(this.servers(version)[0] ?? '');
  }

  /** As pg_dump does: no table can be altered until its end. */
  async lockAllTables(): Promise<void> {
    const { rows } = await this.client.query<{ list: string }>(
      `select string_agg(quote_ident(tablename), ', ') as list from pg_tables where schemaname = 'public'`,
    );
    await this.client.query('begin');
    await this.client.query(`lock table ${rows[0]?.list} in access share mode`);
  }

  async unlockTables(): Promise<void> {
    await this.client.query('commit');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }
}
