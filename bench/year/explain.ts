import pg from 'pg';
import { type Changed, changedQueries, NEW_INDEXES } from './before.ts';
import { type Measured, measureYear } from './measure.ts';
import { type PlanNode, rowsRead, type Statement } from './plans.ts';
import { readSample } from './sample.ts';

/** How PostgreSQL ran the named queries before, without the indexes that came since, and how it runs them now. */
export async function explainChanges(connectionString: string): Promise<string> {
  const measured = await measureYear(connectionString);
  const client = new pg.Client({ connectionString, options: '-c timezone=UTC' });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const changed of changedQueries(await readSample(connectionString))) {
      const now = nowOf(changed, measured) ?? (await explain(client, changed.before));
      parts.push(`### ${changed.name}`, 'Before:', block(await explainBefore(client, changed)), 'Now:', block(now));
    }
    return parts.join('\n\n');
  } finally {
    await client.end();
  }
}

function nowOf({ after: { operation, part } }: Changed, measured: readonly Measured[]): Statement | undefined {
  return measured
    .filter(({ name }) => name === operation)
    .flatMap(({ statements }) => statements)
    .find(({ sql }) => sql.includes(part));
}

async function explainBefore(client: pg.Client, { before }: Changed): Promise<Statement> {
  await client.query('begin');
  await client.query(`drop index ${NEW_INDEXES.join(', ')}`);
  const statement = await explain(client, before);
  await client.query('rollback');
  return statement;
}

async function explain(client: pg.Client, sql: string): Promise<Statement> {
  // Twice: the first time it may come from the disk.
  const run = () =>
    client.query<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }>(
      `explain (analyze, buffers, format json) ${sql}`,
    );
  await run();
  const { rows } = await run();
  const [row] = rows;
  if (!row) throw new Error('explain gave no row');
  const [{ Plan: plan, 'Execution Time': ms }] = row['QUERY PLAN'];
  return { sql, ms, plan };
}

function block(statement: Statement): string {
  const { plan, ms } = statement;
  const buffers = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  const summary = `${rowsRead(statement)} rows read, ${buffers} buffers, ${ms.toFixed(2)} ms`;
  return ['```', ...linesOf(plan), summary, '```'].join('\n');
}

function linesOf(node: PlanNode, depth = 0): string[] {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, 'Actual Rows': rows = 0 } = node;
  const removed = node['Rows Removed by Filter'] ?? 0;
  const line = [
    type,
    ...(index ? [`using ${index}`] : []),
    ...(table ? [`on ${table}`] : []),
    `(rows ${rows}, loops ${node['Actual Loops'] ?? 0}${removed > 0 ? `, removed by filter ${removed}` : ''})`,
  ].join(' ');
  return [`${'  '.repeat(depth)}${line}`, ...(node.Plans ?? []).flatMap((child) => linesOf(child, depth + 1))];
}
