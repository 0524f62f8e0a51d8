/** The part of autocannon that is used here; it comes without types. */
declare module 'autocannon' {
  interface Request {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Called for each request that is sent. */
    setupRequest?: (request: Request) => Request;
  }

  interface Options {
    url: string;
    connections: number;
    /** Seconds; without effect beside an amount. */
    duration?: number;
    /** How many requests, divided among the connections. */
    amount?: number;
    /** Milliseconds; the end is noticed as often as that. */
    sampleInt?: number;
    requests: Request[];
    verifyBody: (body: string) => boolean;
  }

  interface Result {
    /** Seconds. */
    duration: number;
    requests: { total: number };
    /** Milliseconds. */
    latency: { p50: number; p99: number; max: number };
    errors: number;
    mismatches: number;
    non2xx: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
