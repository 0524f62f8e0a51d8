export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the browser keeps for later visits. Where that is forbidden, as in some private windows, only until a reload. */
export const browserStorage: KeptTexts = localStorageOf() ?? inMemory();

function localStorageOf(): KeptTexts | undefined {
  const probe = 'rowlock:probe';
  try {
    // Already to name it can throw, and some browsers have one without any room.
    localStorage.setItem(probe, '');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return undefined;
  }
}

export function inMemory(): KeptTexts {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}
