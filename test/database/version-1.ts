import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Resources } from '../../src/platform/resources.ts';
import { emptyDatabase } from '../support/test-database.ts';

/** Its first lines say where it comes from. */
const DUMP = path.join(import.meta.dirname, 'version-1.sql');

export type Row = Record<string, unknown>;

/** A database of version 1, with bookings in every state; the connection is to look into it. */
export async function openVersion1(resources: Resources): Promise<{ url: string; client: pg.Client }> {
  const { url } = resources.use(await emptyDatabase());
  // A connection of its own: the dump changes settings.
  const loader = await connect(url);
  await loader.query(await readFile(DUMP, 'utf8'));
  await loader.end();
  const client = await connect(url);
  resources.defer(() => client.end());
  return { url, client };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** All rows of a database as they were at one time. */
export class Tables {
  readonly names: readonly string[];
  readonly #rows: ReadonlyMap<string, Row[]>;

  private constructor(rows: ReadonlyMap<string, Row[]>) {
    this.#rows = rows;
    this.names = [...rows.keys()];
  }

  /** Of every table but Prisma's own. Whole numbers are numbers, whatever their width. */
  static async read(client: pg.Client): Promise<Tables> {
    const { rows: tables } = await client.query<{ name: string }>(`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations'`);
    const types: pg.CustomTypesConfig = {
      // By itself pg reads a bigint as a text.
      getTypeParser: (id, format) =>
        id === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(id, format) as unknown),
    };
    const rows = new Map<string, Row[]>();
    for (const { name } of tables) {
      rows.set(name, (await client.query<Row>({ text: `select * from "${name}"`, types })).rows);
    }
    return new Tables(rows);
  }

  /** @throws when there is no such table */
  rows(table: string): Row[] {
    const rows = this.#rows.get(table);
    if (!rows) throw new Error(`there is no table ${table}`);
    return rows;
  }

  /** @throws when there is no such row */
  byId(table: string, id: unknown): Row {
    const row = this.rows(table).find((candidate) => candidate['id'] === id);
    if (!row) throw new Error(`${table} has no row ${String(id)}`);
    return row;
  }

  /** Of a column as in `booking.status`: every value that is in use, sorted. */
  values(name: string): unknown[] {
    const [table = '', column = ''] = name.split('.');
    const values = new Set(this.rows(table).map((row) => row[column]));
    return [...values].toSorted((a, b) => String(a).localeCompare(String(b), 'en'));
  }
}

/** Those columns of the rows, sorted, so that two tables can be compared. */
export function pickColumns(rows: readonly Row[], columns: readonly string[]): string[] {
  return rows.map((row) => JSON.stringify(columns.map((column) => [column, row[column]]))).toSorted();
}
