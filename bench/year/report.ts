import { type Measured } from './measure.ts';
import { rowsRead } from './plans.ts';

/** A table for docs/queries.md. */
export function reportOf(measured: readonly Measured[]): string {
  const lines = measured.map(({ name, ms, statements }) => {
    const slowest = statements.toSorted((a, b) => b.ms - a.ms)[0];
    const most = statements.toSorted((a, b) => rowsRead(b) - rowsRead(a))[0];
    const cells = [name, ms.toFixed(0), statements.length, slowest?.ms.toFixed(1) ?? '', most ? rowsRead(most) : ''];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['| what | ms | statements | slowest, ms | most rows read |', '| --- | --- | --- | --- | --- |'];
  return [...head, ...lines].join('\n');
}
