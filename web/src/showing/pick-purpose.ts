/** What seats are picked for, and where that leads. */
export interface PickPurpose {
  /** Under which the picks are kept over a reload. */
  name: string;
  /** Where it goes on once the seats are held. */
  pathOf: (holdId: string) => string;
  /** As many as have to be picked. Undefined: as many as the visitor likes, for the price that is shown. */
  quantity?: number;
  /** Seats that the visitor has tickets for: they are shown as such. */
  own?: ReadonlySet<string>;
}

/** To buy tickets for them. */
export function toBuy(showingId: string): PickPurpose {
  return { name: showingId, pathOf: (holdId) => `/holds/${holdId}` };
}
