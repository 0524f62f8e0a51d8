import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { Gathered } from '../../src/platform/gathered.ts';
import { Resources } from '../../src/platform/resources.ts';
import { openTelemetry } from '../../src/platform/tracing/open-telemetry.ts';
import { statementSpan } from '../../src/platform/tracing/statement-span.ts';
import { tracing } from '../../src/platform/tracing/tracing.ts';
import { attributeOf, TraceReceiver } from '../support/trace-receiver.ts';

let resources = new Resources();
afterEach(async () => {
  await resources[Symbol.asyncDispose]();
  resources = new Resources();
});

/** Traces of this process, until `stop`, after which all spans are there. */
async function startTraces({ part = 1 } = {}) {
  const receiver = resources.use(await TraceReceiver.start());
  const engine = openTelemetry({ endpoint: `${receiver.url}/`, part, role: 'all', logger: createLogger('silent') });
  const traces = tracing.start(engine);
  let isRunning = true;
  const stop = async () => {
    if (isRunning) await traces[Symbol.asyncDispose]();
    isRunning = false;
  };
  resources.defer(stop);
  return { receiver, stop };
}

const root = <Result>(name: string, work: () => Result) => tracing.request({ name, kind: 'server' }, undefined, work);
const pause = () => new Promise((resolve) => setImmediate(resolve));

test('while they are off, work is done and nothing is known of it', () => {
  expect(tracing.isOn).toBe(false);
  expect(root('request', () => [tracing.current, tracing.span({ name: 'work' }, () => 1)])).toEqual([undefined, 1]);
  expect(tracing.together({ name: 'work' }, ['00-of-no-trace'], () => 2)).toBe(2);
});

test('work within work is a span below its own, also after something was awaited', async () => {
  const { receiver, stop } = await startTraces();
  await root('request', async () => {
    await pause();
    await tracing.span({ name: 'work', attributes: { of: 'a test' } }, async (set) => {
      await pause();
      set({ rows: 3 });
    });
  });
  await stop();
  const [request, work] = [receiver.named('request')[0], receiver.named('work')[0]];
  expect(work).toMatchObject({ traceId: request?.traceId, parentSpanId: request?.spanId, role: 'all' });
  expect([request?.kind, work?.kind]).toEqual([2, 1]);
  expect([attributeOf(work?.attributes, 'of'), attributeOf(work?.attributes, 'rows')]).toEqual(['a test', 3]);
});

test('what a process does by itself is no trace', async () => {
  const { receiver, stop } = await startTraces();
  await tracing.inner(
    () => ({ name: 'look' }),
    () => pause(),
  );
  root('request', () => undefined);
  await stop();
  expect(receiver.spans.map(({ name }) => name)).toEqual(['request']);
});

test('a failure is told by its kind, and without its message', async () => {
  const { receiver, stop } = await startTraces();
  const secret = 'the e-mail address of a buyer';
  await expect(root('rejected', () => Promise.reject(new TypeError(secret)))).rejects.toThrow(secret);
  expect(() =>
    root('thrown', () => {
      throw new RangeError(secret);
    }),
  ).toThrow(secret);
  await stop();
  for (const [name, type] of [
    ['rejected', 'TypeError'],
    ['thrown', 'RangeError'],
  ] as const) {
    const [span] = receiver.named(name);
    expect(span?.status?.code).toBe(2);
    expect(attributeOf(span?.attributes, 'error.type')).toBe(type);
  }
  expect(receiver.text).not.toContain(secret);
});

test('what is done for three requests at once is in the trace of the first, with a link in those of the others', async () => {
  const { receiver, stop } = await startTraces();
  const gathered = new Gathered(
    async (items: readonly number[]) => {
      await tracing.inner(() => ({ name: 'statement' }), pause);
      return items;
    },
    { name: 'batch' },
  );
  await Promise.all([1, 2, 3].map((number) => root(`request ${number}`, () => gathered.do(number))));
  await stop();
  const requests = [1, 2, 3].map((number) => receiver.named(`request ${number}`)[0]);
  const batches = requests.map((request) => receiver.trace(request?.traceId).filter(({ name }) => name === 'batch'));
  expect(batches.map(({ length }) => length)).toEqual([1, 1, 1]);
  const [first, second, third] = batches.map(([batch]) => batch);
  expect(first?.parentSpanId).toBe(requests[0]?.spanId);
  expect(first?.links?.map(({ traceId }) => traceId)).toEqual([requests[1]?.traceId, requests[2]?.traceId]);
  for (const twin of [second, third]) expect(twin?.links?.map(({ spanId }) => spanId)).toEqual([first?.spanId]);
  expect(receiver.named('statement').map(({ parentSpanId }) => parentSpanId)).toEqual([first?.spanId]);
});

test('control: without its points a batch is in no trace, since it runs in the context of no request', async () => {
  const { receiver, stop } = await startTraces();
  let point: string | undefined = 'not asked';
  const gathered = new Gathered((items: readonly number[]) => {
    point = tracing.current;
    return Promise.resolve(items);
  });
  await gathered.do(1);
  await stop();
  expect(point).toBeUndefined();
  expect(receiver.spans).toEqual([]);
});

test('a place in a trace leads back to it, in whichever process it is used', async () => {
  const { receiver, stop } = await startTraces();
  const point = root('request', () => tracing.current);
  expect(point).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
  await tracing.within(point, () => tracing.inner(() => ({ name: 'later' }), pause));
  for (const wrong of ['', '00-00-00-00', `${point}-x`])
    tracing.together({ name: `wrong ${wrong.length}` }, [wrong], () => undefined);
  await stop();
  const [request] = receiver.named('request');
  expect(receiver.named('later')).toMatchObject([{ traceId: request?.traceId, parentSpanId: request?.spanId }]);
  for (const span of receiver.spans.filter(({ name }) => name.startsWith('wrong')))
    expect(span.traceId).not.toBe(request?.traceId);
});

test('with a part of 0 nothing is sent, whatever a client says of its own trace', async () => {
  const { receiver, stop } = await startTraces({ part: 0 });
  const sampled = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
  const point = tracing.request({ name: 'request' }, sampled, () => tracing.current);
  await stop();
  expect(point?.split('-')[1]).toBe('ab'.repeat(16));
  expect(receiver.spans).toEqual([]);
});

test('a line of the log has the trace that it belongs to, and none outside of one', async () => {
  const { stop } = await startTraces();
  const lines = new PassThrough();
  const logger = createLogger('info', lines);
  const point = root('request', () => {
    logger.info('within');
    return tracing.current;
  });
  logger.info('outside');
  await stop();
  const [within, outside] = String(lines.read())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const [, trace_id, span_id] = point?.split('-') ?? [];
  expect(within).toMatchObject({ msg: 'within', trace_id, span_id });
  expect(outside).not.toHaveProperty('trace_id');
});

test('a receiver that is away delays a stop by two seconds at most, and fails nothing', async () => {
  const { receiver, stop } = await startTraces();
  await receiver[Symbol.asyncDispose]();
  expect(root('request', () => 1)).toBe(1);
  await stop();
  expect(tracing.isOn).toBe(false);
});

test.each([
  ['begin', 'begin'],
  ['select "public"."hold"."id" FROM "public"."hold" WHERE 1 = $1', 'select hold'],
  ['\n  with request as materialized (select 1) select 2', 'with request'],
  ['UPDATE  "payment" SET "status" = $1', 'update payment'],
  ['insert into ticket (id) values ($1)', 'insert ticket'],
  ['', 'statement'],
])('a statement has a short name: %s', (text, name) => {
  expect(statementSpan({ text }).name).toBe(name);
  expect(statementSpan(text).name).toBe(name);
});
