import type { Role } from '../generated/prisma/enums.ts';

/** What an account may do beyond buying; for all cinemas where `cinemaId` is null. */
export interface Grant {
  role: Role;
  cinemaId: string | null;
}

/** Who is asking, as the access token says. */
export interface Identity {
  accountId: string;
  /** The login that the token is of. */
  sessionId: string;
  /** When the token ends. */
  expiresAt: Date;
}

/** Who changes something, with its grants as they were stored when the request began to need them. */
export interface Actor {
  /** Null: the server itself. */
  accountId: string | null;
  grants: readonly Grant[];
}

/** The server itself, as when it writes the demo. */
export const SERVER: Actor = { accountId: null, grants: [{ role: 'ADMIN', cinemaId: null }] };

/** The roles that one includes, itself too. AUDITOR includes none: it reads. */
const INCLUDED: Record<Role, readonly Role[]> = {
  ADMIN: ['ADMIN', 'MANAGER', 'BOX_OFFICE', 'DOOR', 'AUDITOR'],
  MANAGER: ['MANAGER', 'BOX_OFFICE', 'DOOR'],
  BOX_OFFICE: ['BOX_OFFICE', 'DOOR'],
  DOOR: ['DOOR'],
  AUDITOR: ['AUDITOR'],
};

/** @param cinemaId the cinema that it is about; left out: a grant for all cinemas is needed */
export function hasRole({ grants }: Pick<Actor, 'grants'>, role: Role, cinemaId?: string): boolean {
  return grants.some(
    (grant) => INCLUDED[grant.role].includes(role) && (grant.cinemaId === null || grant.cinemaId === cinemaId),
  );
}

/** Whether it has the role for at least one cinema. */
export function hasRoleSomewhere({ grants }: Pick<Actor, 'grants'>, role: Role): boolean {
  return grants.some((grant) => INCLUDED[grant.role].includes(role));
}

/** The cinemas for which it has the role; undefined: for all. */
export function cinemasWithRole({ grants }: Pick<Actor, 'grants'>, role: Role): string[] | undefined {
  if (hasRole({ grants }, role)) return undefined;
  return grants.flatMap((grant) => (INCLUDED[grant.role].includes(role) ? (grant.cinemaId ?? []) : []));
}

/** The account may not do this, whatever the input is. Shown as FORBIDDEN. */
export class ForbiddenError extends Error {}

/**
 * @param cinemaId the cinema that it is about; left out: a grant for all cinemas is needed
 * @throws {ForbiddenError}
 */
export function requireRole(actor: Pick<Actor, 'grants'>, role: Role, cinemaId?: string): void {
  if (hasRole(actor, role, cinemaId)) return;
  throw new ForbiddenError(`This needs the role ${role}${cinemaId === undefined ? '' : ' of the cinema'}.`);
}
