import { type Metric, type Sample, tallied } from '../metrics/metric.ts';
import type { Database } from './database.ts';
import type { Replica } from './replica.ts';
import { KNOWN_BEHIND_MS } from './replicas.ts';

/** Of the replicas, which are called by their place in DATABASE_REPLICA_URLS, from 1 on. */
export function replicaMetrics({ replicas }: Database): readonly Metric[] {
  const ofEach = (valueOf: (replica: Replica) => number): Sample<number>[] =>
    replicas.all.map((replica, index) => ({ labels: { replica: String(index + 1) }, value: valueOf(replica) }));
  return [
    {
      name: 'rowlock_replica_reads_total',
      type: 'counter',
      help: 'Reads that a replica may answer, by where they came from.',
      read: () => tallied(replicas.reads, 'source'),
    },
    {
      name: 'rowlock_replica_close',
      type: 'gauge',
      help: 'Whether a replica answers, and is so close behind that it is read.',
      read: () => ofEach(({ isClose }) => Number(isClose)),
    },
    {
      name: 'rowlock_replica_behind_seconds',
      type: 'gauge',
      help: 'For how long what was committed may be missing at a replica, at most 600; 600 when it is not known.',
      read: () => ofEach(({ asOf }) => Math.min(performance.now() - asOf, KNOWN_BEHIND_MS) / 1000),
    },
  ];
}
