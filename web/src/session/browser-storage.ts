export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the browser keeps for later visits. Where that is forbidden, as in some private windows, only until a reload. */
export const browserStorage: KeptTexts = /* @__PURE__ */ storageOf(() => localStorage) ?? inMemory();

/** What a tab keeps over a reload, with the same restriction. */
export const tabStorage: KeptTexts = /* @__PURE__ */ storageOf(() => sessionStorage) ?? inMemory();

/** @returns undefined where it is forbidden. @param open already to name a storage can throw */
export function storageOf(open: () => Storage): KeptTexts | undefined {
  const probe = 'rowlock:probe';
  try {
    const storage = open();
    // Some browsers have one without any room.
    storage.setItem(probe, '');
    storage.removeItem(probe);
    return storage;
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
