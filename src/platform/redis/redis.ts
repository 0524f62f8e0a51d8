import { Cluster, Redis, type RedisOptions } from 'ioredis';

export type RedisConnection = Redis | Cluster;

/** For what can be done without Redis: while it is away a command fails at once, and when it does not answer, soon. */
export const failFast = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: 1000,
} satisfies RedisOptions;

/** A connection on which a command gets no answer is closed, and opened again. */
const NOTICING_SILENCE = { connectTimeout: 3000, socketTimeout: 3000, keepAlive: 5000 } satisfies RedisOptions;

/**
 * A connection to one of
 * - `redis://[user:password@]host:port/db` or `rediss://...` (TLS)
 * - `redis-sentinel://[user:password@]host:port,host:port/master-name`
 * - `redis-cluster://[user:password@]host:port,host:port`
 */
export function connectRedis(redisUrl: string, given: RedisOptions = {}): RedisConnection {
  const options = { ...NOTICING_SILENCE, ...given };
  const { protocol, nodes, username, password, name } = parseRedisUrl(redisUrl);
  const credentials = { ...(username && { username }), ...(password && { password }) };
  if (protocol === 'redis-cluster') {
    // What waits while no node answers, or to be sent together, waits in the cluster, not in a node's connection.
    const { enableOfflineQueue = true, enableAutoPipelining = false, ...redisOptions } = options;
    const ofCluster = { enableOfflineQueue, enableAutoPipelining };
    return new Cluster(nodes, { ...ofCluster, redisOptions: { ...redisOptions, ...credentials } });
  }
  if (protocol === 'redis-sentinel') return new Redis({ ...options, ...credentials, sentinels: nodes, name });
  return new Redis(redisUrl, options);
}

interface RedisAddress {
  protocol: string;
  nodes: { host: string; port: number }[];
  username: string;
  password: string;
  /** What stands behind the slash: the database's number, or the master's name for Sentinel. */
  name: string;
}

export function parseRedisUrl(redisUrl: string): RedisAddress {
  const [, protocol = '', credentials = '', hosts = '', name = ''] =
    /^([a-z-]+):\/\/(?:(.*)@)?([^/]*)(?:\/(.*))?$/.exec(redisUrl) ?? [];
  const [username = '', ...password] = credentials.split(':');
  return {
    protocol,
    nodes: hosts.split(',').map((node) => {
      const { hostname, port } = new URL(`redis://${node}`);
      // An IPv6 address stands in brackets in a URL, and nowhere else.
      const host = hostname.replace(/^\[(.*)\]$/, '$1');
      return { host, port: Number(port || (protocol === 'redis-sentinel' ? 26_379 : 6379)) };
    }),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password.join(':')),
    name: decodeURIComponent(name),
  };
}
