/** Runs tasks one after another. @throws what the task throws */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * One at a time in all tabs. Browsers have locks only in secure contexts: over plain HTTP it is one at a time in each tab, and
 * the server forgives a second tab, which gets the same refresh token within 30 seconds.
 */
export function inTurnOfTabs(name: string, locks: LockManager | undefined): InTurn {
  return locks ? async (task) => await locks.request(name, task) : inTurnHere();
}

function inTurnHere(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}
