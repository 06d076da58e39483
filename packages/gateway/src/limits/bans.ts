import { AddressList, isAddressOrNetwork } from "../net/addresses.ts";

/** Addresses and networks that the world wants turned away: what it said last, also while it is away. */
export class Bans {
  #list = new AddressList();

  /** In place of what was said before. */
  set(entries: readonly string[]): void {
    this.#list = new AddressList(entries.filter(isAddressOrNetwork));
  }

  has(address: string): boolean {
    return this.#list.has(address);
  }
}
