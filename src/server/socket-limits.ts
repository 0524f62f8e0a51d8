/** The limits of one WebSocket; those of each operation on it are LIMITS. */
export const SOCKET_LIMITS = {
  /** Until `connection_init` has come; the socket is closed with 4408. */
  initMs: 3000,
  /** Of a message, however it is fragmented; 1009. */
  bytes: 65_536,
  /** Of a message: each costs more memory than the byte that it may have; 1008. */
  fragments: 128,
  /** Parts in which a frame arrives; 1008. */
  chunks: 1024,
  /** At once, and then as many a minute, pings and unasked pongs among them; 4429. */
  messagesPerMinute: 100,
  /** At a time; the next is answered RATE_LIMITED. */
  subscriptions: 20,
  /** Characters of the id of a subscription, which is kept, and repeated in each message. */
  idLength: 256,
  /** Of replies that the client does not take, the answers to subscriptions aside; the socket is cut. */
  unreadBytes: 262_144,
  /** In which the client takes nothing of what it is sent; the socket is cut. */
  blockedMs: 60_000,
  /** For the client's half of a closing; then the socket is cut. */
  closingMs: 3000,
};

/** As the protocol has it for a second `connection_init`: its clients do not connect again by themselves. */
export const TOO_MANY_MESSAGES = 4429;
/** RFC 6455: a kind of data that is not accepted. */
export const UNSUPPORTED_DATA = 1003;
