import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { problemsOf } from '../../src/config/settings.ts';
import { modules } from '../../src/modules.ts';
import { projectRoot } from '../support/server-process.ts';

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');

const operations = read('docs/operations.md');
const [, section = ''] = operations.split('\n## Troubleshooting\n');
/** What stands in code, of every table. */
const quoted = [...section.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
/** The first cell of each row. */
const symptoms = [...section.matchAll(/^\| (.+?) +\| /gm)].map(([, cell = '']) => cell);

const sources = readdirSync(path.join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .map((file) => read(path.join('src', file)));
const source = sources.join('\n');

/** What others say: PostgreSQL, and the machine. */
const OF_OTHERS = new Set(['No space left on device', 'lock timeout', 'too many clients']);
/** What is typed, or set elsewhere. */
const COMMANDS = new Set(['maxmemory-policy noeviction']);

describe('the section on troubleshooting', () => {
  test('quotes only what Rowlock says', () => {
    const messages = quoted.filter((text) => text.includes(' ') && !OF_OTHERS.has(text) && !COMMANDS.has(text));
    expect(messages.length).toBeGreaterThan(20);
    const parts = messages.flatMap((text) => text.split('...').map((part) => part.replace(/^[;,] |: ?$/g, '').trim()));
    expect(parts.filter((part) => part.length > 2 && !source.includes(part))).toEqual([]);
  });

  test('names only settings and error codes that there are', () => {
    const known = [
      ...Object.values(modules.settings).map(({ name }) => name),
      ...['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED', 'UNAUTHENTICATED', 'NOT_DONE', 'UNKNOWN'],
    ];
    for (const name of known.slice(-6)) expect(source).toContain(`'${name}'`);
    const named = quoted.filter((text) => /^[A-Z]+(_[A-Z]+)*$/.test(text));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names only metrics that the table of metrics has, and fields that the schema has', () => {
    const metrics = quoted.filter((text) => text.startsWith('rowlock_'));
    expect(metrics.length).toBeGreaterThan(4);
    expect(metrics.filter((name) => !operations.includes(`| \`${name}\` `))).toEqual([]);
    const schema = buildSchema(read('schema.graphql'));
    expect(schema.getQueryType()?.getFields()).toHaveProperty('deadLetters');
    expect(schema.getMutationType()?.getFields()).toHaveProperty('resendTickets');
    for (const field of ['deadLetters', 'resendTickets']) expect(quoted).toContain(field);
  });

  test('has every code that a WebSocket is closed with', () => {
    const byName = [...source.matchAll(/CloseCode\.(\w+)/g)].map(([, name = '']) => String(CloseCode[name as never]));
    const byNumber = [...source.matchAll(/(?:TOO_MANY_MESSAGES|UNSUPPORTED_DATA|SERVICE_RESTART) = (\d+)/g)];
    const inLimits = [...read('src/server/socket-limits.ts').matchAll(/(?:; |with )(\d{4})\./g)];
    const used = new Set([...byName, ...[...byNumber, ...inLimits].map(([, code = '']) => code)]);
    expect(used.size).toBeGreaterThan(6);
    const listed = new Set(symptoms.flatMap((cell) => cell.match(/\b\d{4}\b/g) ?? []));
    expect([...used].filter((code) => !listed.has(code))).toEqual([]);
  });

  test('has every reason why /readyz answers 503', () => {
    const reasons = [
      ...(/notReady = async \(\) => \(stop\.isStopping \? '(\w+)'/.exec(source) ?? []).slice(1),
      ...[...source.matchAll(/'(the (?:database|queues) do(?:es)? not answer)'/g)].map(([, reason = '']) => reason),
    ];
    expect(new Set(reasons).size).toBe(3);
    for (const reason of reasons) expect(symptoms).toContain(`\`${reason}\``);
  });

  test('has every line about settings that do not go together', () => {
    const wrong = [
      { DATABASE_URL: 'postgresql://rowlock@db/rowlock', JOBS_REDIS_URL: 'redis://jobs' },
      { ROLE: 'worker' },
      { DATABASE_POOLER: 'pgbouncer' },
      { DATABASE_DIRECT_URL: 'postgresql://rowlock@db/rowlock' },
      { PORT: 'none' },
    ];
    const patterns = symptoms
      .flatMap((cell) => cell.match(/(?<=`)[A-Z_]+: [^`]+(?=`)/g) ?? [])
      .map((line) => new RegExp(`^${line.split('...').map(escaped).join('.*')}$`));
    const problems = wrong.flatMap((environment) => {
      try {
        readConfig(environment);
        return [];
      } catch (error) {
        return problemsOf(error);
      }
    });
    expect(problems.length).toBeGreaterThan(5);
    // What is wrong with one setting alone is told by the setting, and has one row for all.
    const alone = problems.filter((problem) => problem.startsWith('PORT: '));
    expect(alone).toHaveLength(1);
    expect(problems.filter((problem) => !patterns.some((pattern) => pattern.test(problem)))).toEqual(alone);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
