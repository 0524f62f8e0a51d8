import { Role } from '../../src/generated/prisma/enums.ts';
import type { Field } from './built-schema.ts';

export const ROLES = Object.values(Role);

/** Who may call an operation: any account of a kind, or one that has one of the roles. */
export type StatedRule = 'Anybody' | 'Account' | 'Registered' | StaffRule;

export interface StaffRule {
  /** One of these. */
  roles: Role[];
  /** A grant for the cinema that the operation is about is enough; otherwise it must be one for all cinemas. */
  isForOneCinema: boolean;
}

const ROLE = `(?:${ROLES.join('|')})`;
const BEGINNING = new RegExp(`^(?:(Anybody|Account|Registered)|(${ROLE}(?: or ${ROLE})*)( of the cinemas?)?)[.,]`);

/** What the description says first; undefined when it states no rule. */
export function statedRule({ description }: Pick<Field, 'description'>): StatedRule | undefined {
  const [, kind, roles, ofTheCinema] = BEGINNING.exec(description ?? '') ?? [];
  if (roles !== undefined) return { roles: roles.split(' or ') as Role[], isForOneCinema: ofTheCinema !== undefined };
  return kind as Exclude<StatedRule, StaffRule> | undefined;
}

export function staffRule(field: Pick<Field, 'description'>): StaffRule | undefined {
  const rule = statedRule(field);
  return typeof rule === 'object' ? rule : undefined;
}
