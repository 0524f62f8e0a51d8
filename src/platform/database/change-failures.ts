import { databaseFailure, type Fate } from './errors.ts';

/** Why an attempt at a change failed, for want of a working database. */
export const CHANGE_FAILURES = ['deadlock', 'lock_timeout', 'statement_timeout', 'lost', 'unavailable'] as const;
type ChangeFailure = (typeof CHANGE_FAILURES)[number];

const BY_SQLSTATE = new Map<string | undefined, ChangeFailure>([
  ['55P03', 'lock_timeout'],
  ['57014', 'statement_timeout'],
]);

/** @param fate that of the error */
export function changeFailure(error: unknown, fate: Fate): ChangeFailure {
  // Serialization failures would be among these; nothing here asks for more than READ COMMITTED.
  if (fate === 'again') return 'deadlock';
  return BY_SQLSTATE.get(databaseFailure(error).sqlState) ?? (fate === 'busy' ? 'unavailable' : 'lost');
}
