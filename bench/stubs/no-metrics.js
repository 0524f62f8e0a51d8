/** Imported by a server before its own code: nothing is counted for `/metrics`. */
import { Durations } from '../../dist/platform/metrics/durations.js';
import { Tally } from '../../dist/platform/metrics/tally.js';
import { OperationCounts } from '../../dist/server/operation-counts.js';

for (const { prototype } of [Durations, Tally, OperationCounts]) prototype.add = () => undefined;
Durations.prototype.addSince = () => undefined;
