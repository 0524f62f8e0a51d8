import { sumOf } from '../platform/money.ts';
import type { ShowingStart, ShowingTerms, SurchargeRule } from './showing-terms.ts';

/** What a surcharge adds to one ticket. */
export interface AddedSurcharge {
  label: string;
  /** Never 0. */
  amountMinor: bigint;
}

/**
 * What is added to a ticket of this price, in the order of the list. Together with the price it is never less than 0:
 * discounts are cut off there, the last ones first.
 */
export function surchargesOf(
  { start, surcharges }: Pick<ShowingTerms, 'start' | 'surcharges'>,
  { seatCategoryId, amountMinor }: { seatCategoryId: string; amountMinor: bigint },
): AddedSurcharge[] {
  const added = surcharges.filter((rule) => fits(rule, start, seatCategoryId));
  let below = -sumOf([amountMinor, ...added.map((rule) => rule.amountMinor)]);
  const cut = added.toReversed().map(({ label, amountMinor: whole }) => {
    const back = whole < 0n && below > 0n ? min(-whole, below) : 0n;
    below -= back;
    return { label, amountMinor: whole + back };
  });
  return cut.toReversed().filter((surcharge) => surcharge.amountMinor !== 0n);
}

/** Whether all that the rule gives fits. */
export function fits(rule: SurchargeRule, start: ShowingStart, seatCategoryId: string): boolean {
  return (
    isAny(rule.weekdays, start.weekday) &&
    isAny(rule.formats, start.format) &&
    isAny(rule.seatCategoryIds, seatCategoryId) &&
    isWithin(rule, start)
  );
}

function isAny<Value>(allowed: readonly Value[], value: Value): boolean {
  return allowed.length === 0 || allowed.includes(value);
}

/** From fromMinute to before untilMinute, past midnight too. A side that is not given is where the business day ends. */
function isWithin({ fromMinute, untilMinute }: SurchargeRule, { minute, dayEndsAtMinute }: ShowingStart): boolean {
  const [from, until] = [fromMinute ?? dayEndsAtMinute, untilMinute ?? dayEndsAtMinute];
  if (from === until) return true;
  return from < until ? from <= minute && minute < until : from <= minute || minute < until;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
