import { setTimeout as sleep } from 'node:timers/promises';
import {
  context,
  type Context,
  diag,
  DiagLogLevel,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { databaseFailure } from '../database/errors.ts';
import type { Logger } from '../logger.ts';
import type { Attributes, SetAttributes, SpanOptions, TraceEngine, TracePoint } from './tracing.ts';

const STOP_TIMEOUT_MS = 2000;
const EXPORT_TIMEOUT_MS = 5000;
/** Spans are sent each second, and dropped when so many wait. */
const BATCHES = { scheduledDelayMillis: 1000, maxQueueSize: 8192 };
const TRACE_POINT = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/**
 * Traces by OpenTelemetry, exported as OTLP over HTTP. Loaded only when they are on. OpenTelemetry's own instrumentations
 * replace modules while they are loaded, which Node.js allows only to a loader that is given at the start: so the few places
 * through which everything passes make their spans themselves.
 */
export function openTelemetry(options: {
  /** Of the collector, without `/v1/traces`. */
  endpoint: string;
  /** Of the traces, from 0 to 1. */
  part: number;
  role: string;
  logger: Logger;
}): TraceEngine {
  const { endpoint, part, role, logger } = options;
  const tell = (message: string) => logger.warn({ reason: message }, 'traces could not be exported');
  diag.setLogger({ error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.WARN);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
  const ofRoots = new TraceIdRatioBasedSampler(part);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'rowlock', 'rowlock.role': role }),
    // Whether a client's trace is kept is not for the client to say.
    sampler: new ParentBasedSampler({
      root: ofRoots,
      remoteParentSampled: ofRoots,
      remoteParentNotSampled: ofRoots,
      localParentSampled: new AlwaysOnSampler(),
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter, ...BATCHES })],
  });
  return new OpenTelemetryEngine(provider);
}

class OpenTelemetryEngine implements TraceEngine {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;

  constructor(provider: TracerProvider) {
    this.#provider = provider;
    this.#tracer = provider.getTracer('rowlock');
  }

  span<Result>(options: SpanOptions, work: (set: SetAttributes) => Result): Result {
    return this.#during(this.#start(options, context.active()), context.active(), work);
  }

  request<Result>(options: SpanOptions, from: string | undefined, work: (set: SetAttributes) => Result): Result {
    const parent = contextAt(from, { isRemote: true }) ?? ROOT_CONTEXT;
    return this.#during(this.#start(options, parent), parent, work);
  }

  together<Result>(options: SpanOptions, points: readonly TracePoint[], work: () => Result): Result {
    const contexts = [...new Set(points)].flatMap((point) => contextAt(point) ?? []);
    const [first = context.active(), ...others] = contexts;
    const span = this.#start(options, first, others.flatMap(linkTo));
    const link = { context: span.spanContext() };
    const twins = others.map((other) => this.#start(options, other, [link]));
    return this.#during(span, first, work, () => twins.forEach((twin) => twin.end()));
  }

  within<Result>(point: TracePoint, work: () => Result): Result {
    return context.with(contextAt(point) ?? context.active(), work);
  }

  get current(): TracePoint | undefined {
    const { traceId, spanId, traceFlags } = trace.getSpanContext(context.active()) ?? {};
    if (traceId === undefined || spanId === undefined) return undefined;
    return `00-${traceId}-${spanId}-${(traceFlags ?? TraceFlags.NONE).toString(16).padStart(2, '0')}`;
  }

  #start({ name, kind, attributes = {} }: SpanOptions, parent: Context, links: Link[] = []): Span {
    return this.#tracer.startSpan(name, { kind: kind ? KINDS[kind] : SpanKind.INTERNAL, attributes, links }, parent);
  }

  /** Ends the span when the work has ended, also when it is a promise. */
  #during<Result>(
    span: Span,
    parent: Context,
    work: (set: SetAttributes) => Result,
    onEnd: () => void = () => undefined,
  ): Result {
    const end = () => {
      span.end();
      onEnd();
    };
    const fail = (error: unknown) => {
      // Its message may have values of a client in it.
      span.setAttributes({ 'error.type': errorType(error) });
      span.setStatus({ code: SpanStatusCode.ERROR });
      end();
    };
    const set = (attributes: Attributes) => void span.setAttributes(attributes);
    return context.with(trace.setSpan(parent, span), () => {
      try {
        const result = work(set);
        if (isPromiseLike(result)) void result.then(end, fail);
        else end();
        return result;
      } catch (error) {
        fail(error);
        throw error;
      }
    });
  }

  /** What could not be exported in time is lost. */
  async [Symbol.asyncDispose](): Promise<void> {
    const stopped = this.#provider.shutdown().catch(() => undefined);
    await Promise.race([stopped, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    context.disable();
    diag.disable();
  }
}

function ignore(): void {
  // It is only told what is wrong.
}

/** Undefined for what is no place in a trace. */
function contextAt(point: string | undefined, { isRemote = false } = {}): Context | undefined {
  const [, traceId, spanId, flags] = TRACE_POINT.exec(point ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote };
  return trace.setSpanContext(ROOT_CONTEXT, spanContext);
}

function linkTo(of: Context): Link[] {
  const spanContext = trace.getSpanContext(of);
  return spanContext ? [{ context: spanContext }] : [];
}

/** PostgreSQL's code, or the name of the class. */
function errorType(error: unknown): string {
  return databaseFailure(error).sqlState ?? (error instanceof Error ? error.constructor.name : 'unknown');
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}
