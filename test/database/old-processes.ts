import type pg from 'pg';

/** What a process that was written for a database relies on: names, types, and what it may leave out or write. */
interface Catalogue {
  /** By `table.column`. */
  columns: Record<string, { type: string; isRequired: boolean; hasDefault: boolean }>;
  tables: string[];
  /** As `type.VALUE`. */
  enumValues: string[];
  /** With their arguments. */
  functions: string[];
  /** What refuses rows: by name, with its table, its columns, and what it says. An index of expressions has no columns. */
  refusals: Record<string, { table: string; columns: string[]; definition: string }>;
}

export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const { rows } = await client.query<{ catalogue: Catalogue }>(CATALOGUE);
  const [row] = rows;
  if (!row) throw new Error('an aggregate has one row');
  return row.catalogue;
}

/** What a process of the version before can stumble over, once a database has changed so. */
export function breakingChanges(before: Catalogue, after: Catalogue): string[] {
  const keptTables = new Set(before.tables.filter((table) => after.tables.includes(table)));
  const isKept = (column: string) => keptTables.has(column.split('.')[0] ?? '');
  const gone = <Name extends string>(what: string, old: readonly Name[], now: readonly Name[]) =>
    old.filter((name) => !now.includes(name)).map((name) => `${what} ${name} is gone`);
  const columns = Object.entries(after.columns).flatMap(([name, now]) => {
    const old = before.columns[name];
    if (!old) return isKept(name) && now.isRequired && !now.hasDefault ? [`column ${name} has to be given`] : [];
    return [
      ...(old.type === now.type ? [] : [`column ${name} is ${now.type} instead of ${old.type}`]),
      ...(now.isRequired && !old.isRequired ? [`column ${name} cannot be null`] : []),
      ...(now.isRequired && old.hasDefault && !now.hasDefault ? [`column ${name} has to be given`] : []),
    ];
  });
  const oldTypes = new Set(before.enumValues.map((value) => value.split('.')[0]));
  const values = after.enumValues.filter(
    (value) => oldTypes.has(value.split('.')[0]) && !before.enumValues.includes(value),
  );
  // What is only about new columns refuses nothing that leaves them out.
  const isNew = (table: string, column: string) => before.columns[`${table}.${column}`] === undefined;
  const refusals = Object.entries(after.refusals).filter(
    ([name, { table, columns: own, definition }]) =>
      keptTables.has(table) &&
      before.refusals[name]?.definition !== definition &&
      !(own.length > 0 && own.every((column) => isNew(table, column))),
  );
  return [
    ...gone('table', before.tables, after.tables),
    ...gone('column', Object.keys(before.columns).filter(isKept), Object.keys(after.columns)),
    ...columns,
    ...gone('value', before.enumValues, after.enumValues),
    // Prisma's client throws when it reads a value that it does not know.
    ...values.map((value) => `value ${value} is new`),
    ...gone('function', before.functions, after.functions),
    ...refusals.map(([name, { table }]) => `${name} of ${table} refuses more`),
  ].toSorted();
}

const CATALOGUE = `
  select json_build_object(
    'tables', (
      select json_agg(relname order by relname) from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations'
    ),
    'columns', (
      select json_object_agg(relname || '.' || attname, json_build_object(
        'type', format_type(atttypid, atttypmod),
        'isRequired', attnotnull,
        'hasDefault', atthasdef or attidentity <> ''
      ))
      from pg_attribute
      join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
      where attnum > 0 and not attisdropped
    ),
    'enumValues', (
      select json_agg(typname || '.' || enumlabel) from pg_enum
      join pg_type on pg_type.oid = enumtypid and typnamespace = 'public'::regnamespace
    ),
    'functions', (
      select coalesce(json_agg(pg_proc.oid::regprocedure::text), '[]') from pg_proc
      where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    ),
    'refusals', (
      select json_object_agg(name, json_build_object('table', place, 'columns', columns, 'definition', definition))
      from (
        select conname as name, relname as place, pg_get_constraintdef(pg_constraint.oid) as definition,
          array(
            select attname from pg_attribute where attrelid = conrelid and attnum = any (conkey)
          ) as columns
        from pg_constraint
        join pg_class on pg_class.oid = conrelid
        where connamespace = 'public'::regnamespace and contype in ('c', 'x', 'u', 'f')
        union all
        select own.relname, place.relname, pg_get_indexdef(indexrelid),
          array(
            select attname from pg_attribute where attrelid = indrelid and attnum = any (indkey)
          )
        from pg_index
        join pg_class as own on own.oid = indexrelid
        join pg_class as place on place.oid = indrelid
        where indisunique and not indisprimary and own.relnamespace = 'public'::regnamespace
          and not exists (select from pg_constraint where conindid = indexrelid)
      ) as refusal
    )
  ) as catalogue`;
