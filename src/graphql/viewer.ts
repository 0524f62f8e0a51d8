import type { Viewer } from '../platform/nodes.ts';
import { actorOf } from './authorization.ts';
import type { RequestContext } from './context.ts';

/** Who asks, for rules about who may see a row. */
export function viewerOf(context: RequestContext): Viewer {
  const { identity, loaders } = context;
  return {
    accountId: identity?.accountId,
    grants: async () => (identity ? (await actorOf(context)).grants : []),
    load: (batch, key) => loaders.load(batch, key),
  };
}
