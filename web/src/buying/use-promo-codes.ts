import type { QuoteBookingQuery } from '../generated/graphql.ts';
import { useKeptFields } from './kept.ts';
import { normalCode, readCodes, withCode, withoutCode } from './promo-codes.ts';

type Problem = QuoteBookingQuery['quoteBooking']['errors'][number];
export type RejectedCode = Extract<Problem, { __typename: 'PromoCodeRejected' }>;
export type PromoCodes = ReturnType<typeof promoCodesOf>;

/** What the visitor typed, over a reload. `codes` are asked of the server, which says which of them are good. */
export function useTypedCodes(holdId: string) {
  const [{ codes, typed }, change] = useKeptFields(`promo:${holdId}`, { codes: '', typed: '' });
  return { codes: readCodes(codes), typed, change };
}

/**
 * The promo codes as the server's latest answer has them.
 *
 * @param answer.isAsking whether another answer is on its way @param answer.onChange is called before the codes change
 */
export function promoCodesOf(
  { codes, typed, change }: ReturnType<typeof useTypedCodes>,
  { problems, isAsking, onChange }: { problems: readonly Problem[]; isAsking: boolean; onChange: () => void },
) {
  const rejected = problems.filter((problem): problem is RejectedCode => problem.__typename === 'PromoCodeRejected');
  const isRejected = new Set(rejected.map(({ code }) => normalCode(code)));
  const good = codes.filter((code) => !isRejected.has(code));
  const isAnswered = !isAsking && codes.includes(normalCode(typed));
  return {
    /** Those that make the booking cheaper. */
    good,
    /** Why others do not. */
    rejected: isAsking ? [] : rejected,
    /** Empty once its code is taken; one that was rejected stays to be corrected. */
    typed: isAnswered && good.includes(normalCode(typed)) ? '' : typed,
    type: (text: string) => change({ typed: text }),
    add: () => {
      if (normalCode(typed) === '') return;
      onChange();
      change({ codes: withCode(good, typed) });
    },
    remove: (code: string) => {
      onChange();
      change({ codes: withoutCode(codes, code) });
    },
  };
}
