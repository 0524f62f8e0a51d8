/** How many sockets each address has open in this process. */
export class SocketsByAddress {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  /** @param most for each address */
  constructor(most: number) {
    this.#most = most;
  }

  isFull(address: string): boolean {
    return (this.#counts.get(address) ?? 0) >= this.#most;
  }

  add(address: string): void {
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
  }

  delete(address: string): void {
    const count = (this.#counts.get(address) ?? 0) - 1;
    if (count > 0) this.#counts.set(address, count);
    else this.#counts.delete(address);
  }
}
