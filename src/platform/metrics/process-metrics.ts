import type { Metric } from './metric.ts';

/** What the process is, so that dashboards can tell an api from a worker by more than its address. */
export function processMetrics({ role }: { role: string }): readonly Metric[] {
  return [
    {
      name: 'rowlock_process',
      type: 'gauge',
      help: 'Always 1; its label is the role.',
      read: () => [{ labels: { role }, value: 1 }],
    },
  ];
}
