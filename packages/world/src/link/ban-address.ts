import { isIP, SocketAddress } from "node:net";

/** The widest networks that may be banned: a slip of the finger must not shut everybody out. */
const WIDEST = { 4: 8, 6: 16 } as const;
/** One IPv6 customer holds a /64: an address alone would be left within seconds. */
const CUSTOMER = 64;

export type BanAddress = { ok: true; address: string } | { ok: false; refusal: string };

/** An address or network as it is stored: one notation for each, and an IPv6 address stands for its /64. */
export function banAddress(text: string): BanAddress {
  const [written = "", prefix, ...rest] = text.trim().split("/");
  const family = isIP(written);
  if (family === 0 || rest.length > 0 || written.includes("%") || !/^\d{0,3}$/.test(prefix ?? ""))
    return no("Write an IP address, a network such as 192.0.2.0/24 or 2001:db8::/64, or `account:<name>`.");
  const bytes = family === 4 ? bytesOfIpv4(written) : bytesOfIpv6(written);
  const kind = bytes.length === 4 ? 4 : 6;
  const most = kind === 4 ? 32 : 128;
  const length = prefix === undefined || prefix === "" ? (kind === 4 ? most : CUSTOMER) : Number(prefix);
  if (length > most || (family === 6 && kind === 4 && prefix !== undefined))
    return no(`A network's length goes up to ${most} here.`);
  if (length < WIDEST[kind]) return no(`A network as wide as /${length} would shut out half the world.`);
  const network = bytes.map(
    (byte, at) => byte & (0xff << Math.max(0, Math.min(8, (at + 1) * 8 - length))) & 0xff,
  );
  if (isLoopback(network)) return no("That is this machine itself.");
  const address = kind === 4 ? network.join(".") : ipv6(network);
  return { ok: true, address: length === 32 && kind === 4 ? address : `${address}/${length}` };
}

function no(refusal: string): BanAddress {
  return { ok: false, refusal };
}

function isLoopback(bytes: readonly number[]): boolean {
  if (bytes.length === 4) return bytes[0] === 127;
  return bytes.every((byte, at) => byte === 0 || (at === 15 && byte === 1));
}

function bytesOfIpv4(text: string): number[] {
  return text.split(".").map(Number);
}

/** Those of an IPv4 address that is written as IPv6 (`::ffff:192.0.2.1`) are its own four. */
function bytesOfIpv6(text: string): number[] {
  const plain = new SocketAddress({ address: text, family: "ipv6" }).address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? [];
  if (mapped !== undefined) return bytesOfIpv4(mapped);
  const groups = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split("::");
  const [left = [], right = []] = groups.map((part) => (part === "" ? [] : part.split(":")));
  const zeros = groups.length === 1 ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function ipv6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16),
  );
  return new SocketAddress({ address: groups.join(":"), family: "ipv6" }).address;
}
