import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { isId } from '../platform/ids.ts';
import type { Page, PageOf, SortKeys } from '../platform/page.ts';
import { codedError } from './errors.ts';

const MAX_PAGE_SIZE = 100;

/** The kind of a list's first sort key. day: empty for none. rank: a text after a digit and a space. */
type SortedBy = 'text' | 'instant' | 'number' | 'day' | 'rank' | `currency and ${'text' | 'instant' | 'day'}`;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `From 1 to ${MAX_PAGE_SIZE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last one that the client has.' })
  after?: string | null;
}

@ObjectType({ description: 'Both cursors are null when the page is empty. Paging backwards is not offered.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when `after` was given.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Null when the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Null when the page is empty.' })
  endCursor!: string | null;
}

/** @throws {GraphQLError} BAD_USER_INPUT */
export function toPageRequest({ first, after }: PageArgs, sortedBy: SortedBy): Page {
  if (first < 1 || first > MAX_PAGE_SIZE)
    throw codedError('BAD_USER_INPUT', `first must be from 1 to ${MAX_PAGE_SIZE}.`);
  return { limit: first, after: after === undefined || after === null ? undefined : readCursor(after, sortedBy) };
}

export interface ConnectionValue<Row> {
  edges: { node: Row; cursor: string }[];
  nodes: Row[];
  pageInfo: PageInfo;
  count: () => Promise<number>;
}

export function toConnection<Row>(page: PageOf<Row>, sortKeys: (row: Row) => SortKeys): ConnectionValue<Row> {
  const { rows, hasNextPage, hasPreviousPage, count } = page;
  const edges = rows.map((node) => ({ node, cursor: writeCursor(sortKeys(node)) }));
  const [startCursor = null, endCursor = startCursor] = [edges[0]?.cursor, edges.at(-1)?.cursor];
  return { edges, nodes: rows, pageInfo: { hasNextPage, hasPreviousPage, startCursor, endCursor }, count };
}

/** The GraphQL types `NameConnection` and `NameEdge`. */
export function connectionType<Row extends object>(name: string, node: () => ClassType<Row>) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(node)
    node!: Row;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => [node()], { description: 'The same, without the cursors.' })
    nodes!: Row[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int, { description: 'On all pages; counted only when it is selected.' })
    totalCount(): Promise<number> {
      return this.count();
    }
  }

  return Connection;
}

function writeCursor(keys: SortKeys): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function readCursor(cursor: string, sortedBy: SortedBy): SortKeys {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (isSortKeys(keys) && isId(keys[1]) && IS_KEY[sortedBy](keys[0])) return keys;
  } catch {
    // Not a cursor of this server.
  }
  throw codedError('BAD_USER_INPUT', 'after is not a cursor of this list.');
}

function isSortKeys(keys: unknown): keys is SortKeys {
  return Array.isArray(keys) && keys.length === 2 && keys.every((key) => typeof key === 'string');
}

const IS_KEY: Record<SortedBy, (key: string) => boolean> = {
  text: () => true,
  instant: isInstant,
  // Those of a PostgreSQL integer, from 0.
  number: (key) => /^(?:0|[1-9]\d{0,8})$/.test(key),
  day: (key) => key === '' || isInstant(`${key}T00:00:00.000Z`),
  rank: (key) => /^\d /.test(key),
  'currency and text': (key) => CURRENCY.test(key),
  'currency and instant': (key) => CURRENCY.test(key) && isInstant(key.slice(4)),
  'currency and day': (key) => CURRENCY.test(key) && isInstant(`${key.slice(4)}T00:00:00.000Z`),
};

const CURRENCY = /^[A-Z]{3} /;

/** As cursors have it, and as PostgreSQL reads it: its years begin with 1. */
function isInstant(key: string): boolean {
  return new Date(key).toISOString() === key && /^\d{4}-/.test(key) && !key.startsWith('0000');
}
