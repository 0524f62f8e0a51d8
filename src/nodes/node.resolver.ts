import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { unauthenticated } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Node, type NodeValue } from '../graphql/node.types.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { Nodes } from '../platform/nodes.ts';

@Resolver()
export class NodeResolver {
  readonly #nodes: Nodes;

  constructor({ nodes }: { nodes: Nodes }) {
    this.#nodes = nodes;
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anybody. What implements Node, by its id; null when there is none that the caller may see.',
  })
  async node(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<NodeValue | undefined> {
    const found = await this.#nodes.find(id, viewerOf(context));
    // It may be there for the account that the token was meant for.
    if (!found && context.hasBadToken) throw unauthenticated(true);
    return found;
  }
}
