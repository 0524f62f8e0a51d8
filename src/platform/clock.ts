/**
 * The application's time: for tokens, logs and display. Whether a hold or a showing is over is decided by the database's
 * clock, read after the lock was taken.
 */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
