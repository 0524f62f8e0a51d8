import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { checkRole } from '../graphql/authorization.ts';
import type { ResolverLookup } from '../graphql/context.ts';
import { boundLists } from '../graphql/limits/lists.ts';
import { tellOutcomes } from '../graphql/mutation-outcome.ts';
import { applyOneOf } from '../graphql/one-of.ts';
import type { ResolverClass } from '../platform/module.ts';

/** The instance of each class of resolvers, made once. */
export function createResolvers<Services>(
  classes: readonly ResolverClass<Services>[],
  services: Services,
): ResolverLookup {
  const instances = new Map<unknown, object>(classes.map((Resolver) => [Resolver, new Resolver(services)]));
  return <Resolver>(type: new (...parameters: never[]) => Resolver) => instances.get(type) as Resolver;
}

/** @param classes at least one */
export function createSchema(classes: readonly ResolverClass<never>[], resolver: ResolverLookup): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: classes as unknown as NonEmptyArray<ClassType>,
    container: { get: (type: ClassType) => resolver(type) },
    authChecker: checkRole,
    // Services check their input, and report what is wrong with it as data.
    validate: false,
    // Subscriptions bring their own source; type-graphql demands this anyway.
    pubSub: {
      publish: () => undefined,
      subscribe: () => {
        throw new Error('there is no topic');
      },
    },
  });
  return tellOutcomes(boundLists(applyOneOf(schema)));
}
