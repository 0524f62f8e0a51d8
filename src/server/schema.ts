import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { checkAccess } from '../graphql/authorization.ts';
import type { ResolverLookup } from '../graphql/context.ts';
import { boundLists } from '../graphql/limits/lists.ts';
import { applyOneOf } from '../graphql/one-of.ts';
import type { ResolverClass } from '../platform/module.ts';

/** The instance of each class of resolvers. There are none until they are made: the schema can be built before. */
export class Resolvers<Services> {
  readonly classes: readonly ResolverClass<Services>[];
  readonly #instances = new Map<unknown, object>();

  constructor(classes: readonly ResolverClass<Services>[]) {
    this.classes = classes;
  }

  /** Once. */
  make(services: Services): void {
    for (const Resolver of this.classes) this.#instances.set(Resolver, new Resolver(services));
  }

  readonly lookup: ResolverLookup = <Resolver>(type: new (...parameters: never[]) => Resolver) =>
    this.#instances.get(type) as Resolver;
}

/** @param classes at least one */
export function createSchema(classes: readonly ResolverClass<never>[], resolver: ResolverLookup): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: classes as unknown as NonEmptyArray<ClassType>,
    container: { get: (type: ClassType) => resolver(type) },
    authChecker: checkAccess,
    // Services check their input, and report what is wrong with it as data.
    validate: false,
    // It would be introspected at each start, which takes 100 ms; Apollo Server validates it anyway.
    skipCheck: true,
    // Subscriptions bring their own source; type-graphql demands this anyway.
    pubSub: {
      publish: () => undefined,
      subscribe: () => {
        throw new Error('there is no topic');
      },
    },
  });
  return boundLists(applyOneOf(schema));
}
