import { Prisma } from '../generated/prisma/client.ts';
import { oneRow, type OneRow } from './batches.ts';
import type { Database } from './database/database.ts';
import { columns, queryRows } from './database/rows.ts';
import type { Grant } from './identity.ts';
import { isId } from './ids.ts';

/** Who wants to see a row, and how it is loaded for the request. */
export interface Viewer {
  /** Undefined without a login. */
  accountId: string | undefined;
  grants(): Promise<readonly Grant[]>;
  load<Row>(batch: OneRow<Row>, key: string): Promise<Row | undefined>;
}

/** How a feature lets the rows of one of its types be read by their ids. */
interface NodeSource<Row> {
  /** Its column `id` has the ids. */
  table: string;
  byId: OneRow<Row>;
  /** Left out: anybody may. */
  maySee?: (row: Row, viewer: Viewer) => boolean | Promise<boolean>;
}

/** The same for any type of row. */
export interface NodeKind {
  table: string;
  /** For those who may see everything of the type. */
  read: (id: string, viewer: Viewer) => Promise<{ id: string } | undefined>;
  /** Undefined also for a row that the viewer may not see. */
  find: (id: string, viewer: Viewer) => Promise<{ id: string } | undefined>;
}

export function nodeKind<Row extends { id: string }>({ table, byId, maySee }: NodeSource<Row>): NodeKind {
  const read = (id: string, viewer: Viewer) => viewer.load(byId, id);
  return {
    table,
    read,
    find: async (id, viewer) => {
      const row = await read(id, viewer);
      const isVisible = row !== undefined && (!maySee || (await maySee(row, viewer)));
      return isVisible ? row : undefined;
    },
  };
}

/** A row, with the name of its GraphQL type. */
export interface NodeRow {
  __typename: string;
  id: string;
}

/** Every type whose rows can be read by their ids, whichever feature it is of. */
export class Nodes {
  readonly #database: Database;
  readonly #kinds = new Map<string, NodeKind>();

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** By the names of their GraphQL types. */
  add(kinds: Readonly<Record<string, NodeKind>>): void {
    for (const [type, kind] of Object.entries(kinds)) {
      if (this.#kinds.has(type)) throw new Error(`two modules read ${type}`);
      this.#kinds.set(type, kind);
    }
  }

  get types(): string[] {
    return [...this.#kinds.keys()];
  }

  /** Of any type; undefined when there is none that the viewer may see. */
  async find(id: string, viewer: Viewer): Promise<NodeRow | undefined> {
    const found = await viewer.load(this.#typeById, id);
    const row = found && (await this.#kinds.get(found.type)?.find(id, viewer));
    return found && row && { ...row, __typename: found.type };
  }

  /** For those who may see everything of this type. Undefined when it is gone. */
  async read(type: string, id: string, viewer: Viewer): Promise<NodeRow | undefined> {
    const row = await this.#kinds.get(type)?.read(id, viewer);
    return row && { ...row, __typename: type };
  }

  /** An id does not tell its type: one statement looks into all tables, each by its primary key. */
  readonly #typeById = oneRow<FoundNode>(
    ({ id }) => id,
    (ids) => {
      const tables = [...this.#kinds].map(
        ([type, { table }]) => Prisma.sql`
          select id, ${type}::text as type from ${Prisma.raw(table)} where id = any (${ids.filter(isId)}::uuid[])`,
      );
      return queryRows(
        this.#database.prisma,
        FOUND,
        (found) => Prisma.sql`select ${found} from (${Prisma.join(tables, ' union all ')}) as node`,
      );
    },
  );
}

interface FoundNode {
  id: string;
  type: string;
}

const FOUND = columns<FoundNode>({ id: 'node.id', type: 'node.type' });
