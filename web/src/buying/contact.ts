export type ContactFields = { name: string; email: string };

/** As the server reads it, in short: something, an @, and a domain. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** What is wrong with each field. The texts say what to do. */
export function contactProblemsOf({ name, email }: ContactFields): Partial<Record<keyof ContactFields, true>> {
  return {
    ...(name.trim() === '' && { name: true as const }),
    ...(!EMAIL.test(email.trim()) && { email: true as const }),
  };
}
