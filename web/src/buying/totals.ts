import type { AmountFragment, LineFragment } from '../generated/graphql.ts';

/** @returns undefined of nothing, which has no currency */
export function sumOf(amounts: readonly AmountFragment[]): AmountFragment | undefined {
  const [first] = amounts;
  return first && { ...first, amountMinor: amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
}

/** @param count of tickets that each cost the amount */
export function times({ amountMinor, ...money }: AmountFragment, count: number): AmountFragment {
  return { ...money, amountMinor: amountMinor * count };
}

export interface FoldedLine extends Pick<LineFragment, 'kind' | 'label'> {
  /** No two have the same. */
  key: string;
  count: number;
  /** Of all of them. */
  amount: AmountFragment;
}

/** The lines as they are shown: equal ones, as the booking fee of each ticket, together. */
export function foldLines(lines: readonly LineFragment[]): FoldedLine[] {
  const folded = new Map<string, LineFragment[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.kind, line.label, line.amount.amountMinor]);
    folded.set(key, [...(folded.get(key) ?? []), line]);
  }
  return [...folded].flatMap(([key, same]) => {
    const [first] = same;
    if (!first) return [];
    const { kind, label, amount } = first;
    return [{ key, kind, label, count: same.length, amount: times(amount, same.length) }];
  });
}

/** The tax within the lines, by its rate, in hundredths of a percent, where there is any that is not given back. */
export function taxesOf(lines: readonly LineFragment[]): { rateBasisPoints: number; amount: AmountFragment }[] {
  const rates = [...new Set(lines.map(({ taxRateBasisPoints }) => taxRateBasisPoints))].filter((rate) => rate > 0);
  return rates.flatMap((rateBasisPoints) => {
    const ofRate = lines.filter(({ taxRateBasisPoints }) => taxRateBasisPoints === rateBasisPoints);
    const amount = sumOf(ofRate.map(({ taxIncluded }) => taxIncluded));
    return amount && amount.amountMinor > 0 ? [{ rateBasisPoints, amount }] : [];
  });
}
