import { describe, expect, test } from 'vitest';
import { Role } from '../../src/generated/prisma/enums.ts';
import { type Grant, hasRole } from '../../src/platform/identity.ts';
import { newId } from '../../src/platform/ids.ts';

const ROLES = Object.values(Role);

/** For each role, the roles that an account with it may act as. */
const ACTS_AS: Record<Role, readonly Role[]> = {
  ADMIN: ['ADMIN', 'MANAGER', 'BOX_OFFICE', 'DOOR', 'AUDITOR'],
  MANAGER: ['MANAGER', 'BOX_OFFICE', 'DOOR'],
  BOX_OFFICE: ['BOX_OFFICE', 'DOOR'],
  DOOR: ['DOOR'],
  AUDITOR: ['AUDITOR'],
};
const PAIRS = ROLES.flatMap((granted) => ROLES.map((needed) => [granted, needed] as const));

const [berlin, london] = [newId(), newId()];

function identity(...grants: Grant[]): { grants: Grant[] } {
  return { grants };
}

test('the table has every role', () => {
  expect(Object.keys(ACTS_AS).sort()).toEqual([...ROLES].sort());
});

describe.each(PAIRS)('a grant of %s, where %s is needed,', (granted, needed) => {
  const includes = ACTS_AS[granted].includes(needed);

  test(`for all cinemas: ${includes ? 'is enough everywhere' : 'is not enough'}`, () => {
    const everywhere = identity({ role: granted, cinemaId: null });
    expect(hasRole(everywhere, needed)).toBe(includes);
    expect(hasRole(everywhere, needed, berlin)).toBe(includes);
  });

  test(`for one cinema: ${includes ? 'is enough there and nowhere else' : 'is not enough'}`, () => {
    const there = identity({ role: granted, cinemaId: berlin });
    expect(hasRole(there, needed, berlin)).toBe(includes);
    expect(hasRole(there, needed, london)).toBe(false);
    expect(hasRole(there, needed)).toBe(false);
  });
});

test('an account without grants has no role', () => {
  for (const role of ROLES)
    expect([hasRole(identity(), role), hasRole(identity(), role, berlin)]).toEqual([false, false]);
});

test('each of several grants counts only for its own cinema', () => {
  const both = identity({ role: 'MANAGER', cinemaId: berlin }, { role: 'DOOR', cinemaId: london });
  expect(hasRole(both, 'MANAGER', berlin)).toBe(true);
  expect(hasRole(both, 'MANAGER', london)).toBe(false);
  expect(hasRole(both, 'DOOR', london)).toBe(true);
  expect(hasRole(both, 'DOOR')).toBe(false);
});
