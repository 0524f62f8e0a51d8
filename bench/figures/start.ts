import { type Figure, median } from '../support/figure.ts';
import type { Stage } from '../support/stage.ts';

const TIMES = 3;
const TARGET_MS = 5000;

/** The embedded default, from the start of its process until GraphQL answers. */
export const start: Figure = async (stage) => {
  const first: number[] = [];
  const again: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const dataDir = await stage.directory();
    first.push(await startOnce(stage, dataDir));
    again.push(await startOnce(stage, dataDir));
  }
  return [
    row('start of the embedded default, on nothing', median(first)),
    row('start of the embedded default, on its data', median(again)),
  ];
};

async function startOnce(stage: Stage, dataDir: string): Promise<number> {
  const rowlock = await stage.startRowlock({ DATA_DIR: dataDir });
  const milliseconds = await rowlock.ready();
  await rowlock[Symbol.asyncDispose]();
  return milliseconds;
}

function row(what: string, milliseconds: number) {
  return {
    what,
    rowlock: `${(milliseconds / 1000).toFixed(1)} s`,
    target: `≤ ${TARGET_MS / 1000} s`,
    met: milliseconds <= TARGET_MS,
  };
}
