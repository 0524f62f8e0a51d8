import { GuestApi } from '../buyer/guest-api.ts';
import type { Measures } from './measures.ts';

/** The API as one guest, each of whose requests is measured. */
export class MeasuredApi extends GuestApi {
  readonly #measures: Measures;

  constructor(address: string, measures: Measures) {
    super(address);
    this.#measures = measures;
  }

  override async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const name = rootFieldOf(query);
    const askedAt = performance.now();
    try {
      const data = await super.ask<Data>(query, variables);
      this.#measures.answered(name, performance.now() - askedAt);
      return data;
    } catch (error) {
      this.#measures.failed(name, error);
      throw error;
    }
  }
}

/** As in `holdSeats`. */
export function rootFieldOf(query: string): string {
  return /^[^{]*\{\s*(?:\w+:\s*)?(\w+)/.exec(query)?.[1] ?? 'unknown';
}
