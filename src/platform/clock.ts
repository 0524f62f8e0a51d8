/**
 * The application's time: for tokens, logs and what is only shown. Whether a hold or a showing is over
 * is asked of the database, after its lock is had.
 */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
