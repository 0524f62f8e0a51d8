/**
 * How long a client may take to send a request: one that comes byte by byte keeps a connection and its memory. Node looks
 * for them at intervals, and answers 408.
 */
export const REQUEST_TIMES = {
  /** From the connection to the end of the headers. */
  headersMs: 15_000,
  /** With the body: 8,000,000 bytes of a seat map are then 2 Mbit/s. */
  requestMs: 30_000,
  lookMs: 1000,
};
