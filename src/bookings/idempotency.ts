import { createHash } from 'node:crypto';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import { idempotencyKeyProblem } from '../seating/hold.service.ts';

/** A request for money, which may come twice: by its key it is the same, by its fingerprint it says the same. */
export interface Charge {
  accountId: string;
  paymentToken: string;
  idempotencyKey: string;
  /** SHA-256 of what was asked for. */
  fingerprint: string;
}

export function toCharge(request: Omit<Charge, 'fingerprint'>, asked: readonly string[]): Charge {
  const { accountId, paymentToken, idempotencyKey } = request;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([...asked, paymentToken]))
    .digest('hex');
  return { accountId, paymentToken, idempotencyKey, fingerprint };
}

/** What is wrong with the request itself, whatever it is for. */
export function chargeProblem({ idempotencyKey, paymentToken }: Charge): UserError | undefined {
  const isToken = paymentToken.length >= 1 && paymentToken.length <= 200;
  return (
    idempotencyKeyProblem(idempotencyKey) ??
    (isToken ? undefined : invalidInput('A payment token has 1 to 200 characters.', 'paymentToken'))
  );
}
