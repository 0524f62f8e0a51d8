/**
 * The time for tokens, limits and display: the database's, as the process knows it without asking (DatabaseClock). Whether a hold or a
 * showing is over is decided by the database itself, with its clock, read after the lock was taken.
 */
export type Clock = () => Date;

/** That of the machine. */
export const systemClock: Clock = () => new Date();
