import { setTimeout as sleep } from 'node:timers/promises';

export interface ExampleCharge {
  amount: number;
  state: 'paid' | 'waiting' | 'failed';
  /** Why it failed, or where the buyer has to go. */
  reason: string;
  page: string;
  canGiveBack: boolean;
}

/** A provider that knows everything by the client's own keys, for the guide to new gateways. */
export class ExampleProvider {
  readonly charges = new Map<string, ExampleCharge>();
  readonly refunds = new Map<string, { charge: string; amount: number }>();

  async charge(asked: { key: string; amount: number; card: string }, signal: AbortSignal): Promise<ExampleCharge> {
    await sleep(5, undefined, { signal });
    const known = this.charges.get(asked.key);
    if (known) return known;
    const states: Record<string, ExampleCharge['state']> = { good: 'paid', final: 'paid', asks: 'waiting' };
    const charge: ExampleCharge = {
      ...{ amount: asked.amount, state: states[asked.card] ?? 'failed', page: `https://bank.example/${asked.key}` },
      ...{ reason: asked.card === 'poor' ? 'insufficient_funds' : 'unknown_card', canGiveBack: asked.card !== 'final' },
    };
    this.charges.set(asked.key, charge);
    return charge;
  }

  async void(key: string, signal: AbortSignal): Promise<ExampleCharge> {
    await sleep(5, undefined, { signal });
    const none = { amount: 0, state: 'failed', reason: 'voided', page: '', canGiveBack: false } as const;
    const charge = this.charges.get(key) ?? none;
    if (charge.state !== 'paid') this.charges.set(key, { ...charge, state: 'failed', reason: 'voided' });
    return this.charges.get(key) ?? none;
  }

  async giveBack(asked: { key: string; charge: string; amount: number }, signal: AbortSignal): Promise<boolean> {
    await sleep(5, undefined, { signal });
    if (!this.charges.get(asked.charge)?.canGiveBack) return false;
    this.refunds.set(asked.key, { charge: asked.charge, amount: asked.amount });
    return true;
  }
}
