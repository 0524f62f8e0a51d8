import { defineModule } from '../platform/module.ts';
import { Nodes } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { NodeResolver } from './node.resolver.ts';

export const nodes = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({ nodes: new Nodes({ database }) }),
  resolvers: [NodeResolver],
});
