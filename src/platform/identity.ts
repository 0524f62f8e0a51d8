import type { Role } from '../generated/prisma/enums.ts';

/** What an account may do beyond buying; for all cinemas where `cinemaId` is null. */
export interface Grant {
  role: Role;
  cinemaId: string | null;
}

/** Who is asking, as the access token says. */
export interface Identity {
  accountId: string;
  grants: readonly Grant[];
  /** When the token ends. */
  expiresAt: Date;
}

/** The roles that one includes, itself too. AUDITOR includes none: it reads. */
const INCLUDED: Record<Role, readonly Role[]> = {
  ADMIN: ['ADMIN', 'MANAGER', 'BOX_OFFICE', 'DOOR', 'AUDITOR'],
  MANAGER: ['MANAGER', 'BOX_OFFICE', 'DOOR'],
  BOX_OFFICE: ['BOX_OFFICE', 'DOOR'],
  DOOR: ['DOOR'],
  AUDITOR: ['AUDITOR'],
};

/** @param cinemaId the cinema that it is about; left out: a grant for all cinemas is needed */
export function hasRole({ grants }: Pick<Identity, 'grants'>, role: Role, cinemaId?: string): boolean {
  return grants.some(
    (grant) => INCLUDED[grant.role].includes(role) && (grant.cinemaId === null || grant.cinemaId === cinemaId),
  );
}
