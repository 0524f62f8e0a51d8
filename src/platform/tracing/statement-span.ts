import type { SpanOptions } from './tracing.ts';

/** Of a statement that is sent to PostgreSQL. Its text has no values: they are parameters. */
export function statementSpan(statement: unknown): SpanOptions {
  const text = typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? '');
  const written = text.trim().replaceAll(/\s+/g, ' ');
  return {
    name: summaryOf(written),
    kind: 'client',
    attributes: { 'db.system.name': 'postgresql', 'db.query.text': written.slice(0, MOST_CHARACTERS) },
  };
}

const MOST_CHARACTERS = 2000;

/** As in "update hold" or "with request". */
function summaryOf(text: string): string {
  const [word = 'statement'] = /^\w+/.exec(text.toLowerCase()) ?? [];
  const [, name] = (word === 'with' ? CTE : TABLE).exec(text) ?? [];
  return name === undefined ? word : `${word} ${name}`;
}

const CTE = /^with (?:recursive )?(\w+)/i;
/** Prisma writes `FROM "public"."hold"`. */
const TABLE = /\b(?:from|into|update) (?:"\w+"\.)?"?(\w+)/i;
