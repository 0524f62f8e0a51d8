import pg from 'pg';

/** A step of a plan, as `explain (analyze, format json)` tells it. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** One statement, as PostgreSQL ran it. */
export interface Statement {
  sql: string;
  ms: number;
  plan: PlanNode;
}

const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
};

/**
 * Collects how PostgreSQL runs each statement of this process, from any part of it: auto_explain sends every plan to the
 * client as a notice. The database is set up for it, which needs a superuser; disposing undoes that.
 */
export class Plans implements AsyncDisposable {
  readonly #connectionString: string;
  /** Those of Rowlock: what the job queues do with theirs is not noted. */
  readonly #tables = new Set<string>();
  // eslint-disable-next-line typescript/unbound-method -- it is called with the client that it is for
  readonly #connect = pg.Client.prototype.connect as (...parameters: unknown[]) => unknown;
  #statements: Statement[] = [];

  private constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** Connections that are opened from now on are listened to. */
  static async collect(connectionString: string): Promise<Plans> {
    const plans = new Plans(connectionString);
    await plans.#setUp((name, value) => `set ${name} = '${value}'`);
    const connect = plans.#connect;
    const note = (notice: { message?: string | undefined }) => plans.#note(notice.message ?? '');
    pg.Client.prototype.connect = function (this: pg.Client, ...parameters: unknown[]) {
      this.on('notice', note);
      return connect.apply(this, parameters);
    } as typeof pg.Client.prototype.connect;
    return plans;
  }

  /** What was run while `work` ran. */
  async of(work: () => Promise<unknown>): Promise<Statement[]> {
    this.#statements = [];
    await work();
    return this.#statements;
  }

  #note(message: string): void {
    const [, ms = '', json = ''] = /^duration: ([\d.]+) ms {2}plan:\n(.*)$/s.exec(message) ?? [];
    if (json === '') return;
    const { 'Query Text': sql, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode };
    if (!nodesOf(plan).some((node) => this.#tables.has(node['Relation Name'] ?? ''))) return;
    this.#statements.push({ sql, ms: Number(ms), plan });
  }

  async #setUp(change: (name: string, value: string) => string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString });
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    for (const [name, value] of Object.entries(SETTINGS)) {
      await client.query(`alter database ${rows[0]?.name} ${change(name, value)}`);
    }
    const tables = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    for (const { name } of tables.rows) this.#tables.add(name);
    await client.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    pg.Client.prototype.connect = this.#connect as typeof pg.Client.prototype.connect;
    await this.#setUp((name) => `reset ${name}`);
  }
}

/** Every step of a plan. */
export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** What the chain itself has, however long it exists. */
const FIXED = new Set([
  'cinema',
  'auditorium',
  'seat_map',
  'seat',
  'seat_category',
  'ticket_type',
  'price_list',
  'price',
]);

/**
 * How many rows a statement looked at of tables that grow with time, whether or not they were in its answer. Those of
 * bitmap scans are counted once.
 */
export function rowsRead({ plan }: Pick<Statement, 'plan'>): number {
  const scans = nodesOf(plan).filter(
    ({ 'Relation Name': table, 'Node Type': type }) =>
      table !== undefined && !FIXED.has(table) && type.endsWith('Scan'),
  );
  return scans.reduce((sum, node) => {
    const rows = node['Actual Rows'] ?? 0;
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    return sum + (rows + removed) * (node['Actual Loops'] ?? 1);
  }, 0);
}
