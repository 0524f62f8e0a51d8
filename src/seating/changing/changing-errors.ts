/** @param extendableUntil the hold's, which is its deadline already */
export function holdNotExtendable(extendableUntil: Date) {
  return {
    kind: 'HoldNotExtendable',
    message: 'The hold lasts as long as a hold can.',
    path: ['input', 'holdId'],
    extendableUntil,
  } as const;
}
