/** What a promo code may be: the letters are those of ASCII, so that upper and lower case are the same everywhere. */
const CODE = /^[A-Z0-9-]{4,40}$/i;

/** As it is stored: in upper case. Undefined when no promo code can be so. */
export function toStoredCode(typed: string): string | undefined {
  const code = typed.trim();
  return CODE.test(code) && !/[^ -~]/.test(code) ? code.toUpperCase() : undefined;
}
