import { BlockList, isIP, SocketAddress } from "node:net";

/** A set of addresses and networks, as `192.0.2.1`, `10.0.0.0/8` or `2001:db8::/32`. */
export class AddressList {
  readonly #list = new BlockList();

  constructor(entries: readonly string[] = []) {
    for (const entry of entries) this.add(entry);
  }

  /** `entry`: as `isAddressOrNetwork` allows it. */
  add(entry: string): void {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    if (prefix === undefined) this.#list.addAddress(address, family);
    else this.#list.addSubnet(address, Number(prefix), family);
  }

  has(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#list.check(address, family === 4 ? "ipv4" : "ipv6");
  }
}

export const LOOPBACK = ["127.0.0.0/8", "::1"] as const;

export function isAddressOrNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0 || address.includes("%")) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** A socket's address without its zone; an IPv4 address that a dual-stack socket reports as `::ffff:…` is IPv4. */
export function plainAddress(reported: string | undefined): string {
  const address = reported?.split("%")[0];
  if (address === undefined) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

/** The one way to write an address that somebody else wrote; undefined when it is none. */
export function canonicalAddress(text: string): string | undefined {
  const family = isIP(text);
  if (family === 0 || text.includes("%")) return undefined;
  return family === 4 ? text : plainAddress(new SocketAddress({ address: text, family: "ipv6" }).address);
}

/** Under which key an address is counted. One IPv6 customer holds a /64: its addresses count as one. */
export function callerKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right].slice(0, 4).join(":");
}
