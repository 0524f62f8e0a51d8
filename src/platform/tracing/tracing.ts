/** What is told of a piece of work. No values: neither parameters of statements nor texts of clients. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;
export type SetAttributes = (attributes: Attributes) => void;

export interface SpanOptions {
  /** Of a small set, as in "POST /graphql". */
  name: string;
  /** Left out: work inside of the process. */
  kind?: 'server' | 'client' | 'producer' | 'consumer';
  attributes?: Attributes;
}

/** A place in a trace, in the form of the header `traceparent` of W3C Trace Context, as it travels in jobs. */
export type TracePoint = string;

/** What makes and exports spans. */
export interface TraceEngine extends AsyncDisposable {
  span<Result>(options: SpanOptions, work: (set: SetAttributes) => Result): Result;
  /** The first span of a request; `from` is what its header says. */
  request<Result>(options: SpanOptions, from: string | undefined, work: (set: SetAttributes) => Result): Result;
  together<Result>(options: SpanOptions, points: readonly TracePoint[], work: () => Result): Result;
  within<Result>(point: TracePoint, work: () => Result): Result;
  readonly current: TracePoint | undefined;
}

/**
 * Traces of this process: off, or on from `start` on. They are of the process, like its event loop, so that there is one. While
 * they are off, each call does its work and nothing else.
 */
class Tracing {
  #engine: TraceEngine | undefined;

  /** @throws when they are on already */
  start(engine: TraceEngine): AsyncDisposable {
    if (this.#engine) throw new Error('traces are on already');
    this.#engine = engine;
    return {
      [Symbol.asyncDispose]: async () => {
        this.#engine = undefined;
        await engine[Symbol.asyncDispose]();
      },
    };
  }

  get isOn(): boolean {
    return this.#engine !== undefined;
  }

  /** Work as a span of the trace that it is called in; outside of a trace it is the first span of a new one. */
  span<Result>(options: SpanOptions, work: (set: SetAttributes) => Result): Result {
    return this.#engine ? this.#engine.span(options, work) : work(ignore);
  }

  /** The same, only in a trace: what a process does by itself again and again is none. */
  inner<Result>(options: () => SpanOptions, work: (set: SetAttributes) => Result): Result {
    return this.#engine?.current === undefined ? work(ignore) : this.#engine.span(options(), work);
  }

  /** @param from the header `traceparent` of the request */
  request<Result>(options: SpanOptions, from: string | undefined, work: (set: SetAttributes) => Result): Result {
    return this.#engine ? this.#engine.request(options, from, work) : work(ignore);
  }

  /** Where it is called. Undefined outside of a trace, and while they are off. */
  get current(): TracePoint | undefined {
    return this.#engine?.current;
  }

  /** Work that belongs to that place, whatever it is called by. */
  within<Result>(point: TracePoint | undefined, work: () => Result): Result {
    return this.#engine && point !== undefined ? this.#engine.within(point, work) : work();
  }

  /**
   * Work that is done once for several. It is a span of the first one's trace. In the traces of the others there is a span of the
   * same length, with a link to it.
   */
  together<Result>(options: SpanOptions, points: readonly (TracePoint | undefined)[], work: () => Result): Result {
    const known = this.#engine ? points.filter((point) => point !== undefined) : [];
    return this.#engine && known.length > 0 ? this.#engine.together(options, known, work) : work();
  }
}

function ignore(): void {
  // There is no span.
}

export const tracing = new Tracing();

/** For each line of a log: by these the lines of a trace are found. */
export function traceFields(): { trace_id?: string; span_id?: string } {
  const [, traceId, spanId] = tracing.current?.split('-') ?? [];
  return traceId && spanId ? { trace_id: traceId, span_id: spanId } : {};
}
