import type { Account, RoleGrant } from '../generated/prisma/client.ts';
import type { ManyRows, OneRow } from '../platform/batches.ts';
import type { Identity } from '../platform/identity.ts';
import type { Budget } from './limits/budget.ts';
import type { Loaders } from './loaders.ts';
import type { ReadyJson } from './ready-json.ts';

/** What a resolver knows of the request that it serves. */
export interface RequestContext {
  /** Also in the log, and in the answer to a fault. */
  requestId: string;
  /** Undefined without a token. */
  identity: Identity | undefined;
  /** The token that came is not ours, was changed, or has expired. */
  hasBadToken: boolean;
  /** The key of limits: the client's address, for IPv6 its /64. */
  ip: string;
  /** As in "Firefox on Linux", for people; what the User-Agent says. */
  readonly device: string;
  loaders: Loaders;
  callers: Callers;
  /** What it may still cost. */
  budget: Budget;
  /** Takes values of the answer that are JSON already. Undefined where the answer is not written by `writeJson`. */
  ready?: ReadyJson;
  /** The instance that serves a class of resolvers: type-graphql does not call `subscribe` on it. */
  resolver: ResolverLookup;
}

/** What is stored of those who ask. */
export interface Callers {
  readonly byId: OneRow<Account>;
  readonly grantsByAccountId: ManyRows<RoleGrant>;
}

export type ResolverLookup = <Resolver>(type: new (...parameters: never[]) => Resolver) => Resolver;
