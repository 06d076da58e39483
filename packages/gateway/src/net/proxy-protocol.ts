import { Buffer } from "node:buffer";
import { isIPv4, isIPv6 } from "node:net";
import { canonicalAddress } from "./addresses.ts";

/** What a proxy says of the connection it passes on. */
export interface Forwarded {
  address: string;
  /** The player reached the proxy by TLS, as far as the header can say so. */
  secure: boolean;
}

export type ProxyHeader =
  | { state: "more" }
  | { state: "bad" }
  /** `length`: bytes of the header. `from` is undefined when the proxy speaks for itself (LOCAL) or does not know. */
  | { state: "whole"; length: number; from: Forwarded | undefined };

const V1 = Buffer.from("PROXY ");
const V2 = Buffer.from("\r\n\r\n\0\r\nQUIT\n");
/** A version 1 header with its CR LF. */
const V1_MOST = 107;
/** Ours: addresses take 36 bytes, and the rest is for extensions. */
const V2_MOST = 2048;
const V2_FIXED = 16;

const MORE: ProxyHeader = { state: "more" };
const BAD: ProxyHeader = { state: "bad" };

/** Reads the header at the start of `bytes` ("The PROXY protocol, versions 1 & 2", haproxy, §2). Pure: call it again with more. */
export function readProxyHeader(bytes: Buffer): ProxyHeader {
  if (begins(bytes, V1)) return bytes.length < V1.length ? MORE : readV1(bytes);
  if (begins(bytes, V2)) return bytes.length < V2_FIXED ? MORE : readV2(bytes);
  return BAD;
}

/** One is the beginning of the other. */
function begins(bytes: Buffer, signature: Buffer): boolean {
  const shared = Math.min(bytes.length, signature.length);
  return bytes.subarray(0, shared).equals(signature.subarray(0, shared));
}

/** §2.1: `PROXY TCP4 <from> <to> <port> <port> CR LF`. */
function readV1(bytes: Buffer): ProxyHeader {
  const end = bytes.subarray(0, V1_MOST).indexOf("\r\n");
  if (end < 0) return bytes.length < V1_MOST ? MORE : BAD;
  const length = end + 2;
  const [kind, from = "", to = "", ...rest] = bytes.toString("latin1", V1.length, end).split(" ");
  if (kind === "UNKNOWN") return { state: "whole", length, from: undefined };
  const fits = kind === "TCP4" ? isIPv4 : kind === "TCP6" ? isIPv6 : () => false;
  const address = canonicalAddress(from);
  if (!fits(from) || !fits(to) || address === undefined) return BAD;
  if (rest.length !== 2 || !rest.every(isPort)) return BAD;
  return { state: "whole", length, from: { address, secure: false } };
}

function isPort(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535;
}

/** §2.2: signature, version and command, family, length, addresses, extensions. */
function readV2(bytes: Buffer): ProxyHeader {
  const command = bytes[12] ?? 0;
  const family = bytes[13] ?? 0;
  const length = V2_FIXED + bytes.readUInt16BE(14);
  if ((command !== 0x20 && command !== 0x21) || length > V2_MOST) return BAD;
  if (bytes.length < length) return MORE;
  const addressBytes = family === 0x11 ? 12 : family === 0x21 ? 36 : undefined;
  // LOCAL is the proxy's own health check; of families other than TCP there is no address to take.
  if (command === 0x20 || addressBytes === undefined) return { state: "whole", length, from: undefined };
  const body = bytes.subarray(V2_FIXED, length);
  if (body.length < addressBytes) return BAD;
  const address = addressBytes === 12 ? body.subarray(0, 4).join(".") : ipv6(body.subarray(0, 16));
  return { state: "whole", length, from: { address, secure: saysTls(body.subarray(addressBytes)) } };
}

function ipv6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(at * 2).toString(16));
  return canonicalAddress(groups.join(":")) ?? groups.join(":");
}

/** §2.2.5: among the extensions (type, length, value), PP2_TYPE_SSL whose bit 0 says that the client came by TLS. */
function saysTls(extensions: Buffer): boolean {
  for (let at = 0; at + 3 <= extensions.length; at += 3 + extensions.readUInt16BE(at + 1))
    if (extensions[at] === 0x20 && at + 3 < extensions.length) return ((extensions[at + 3] ?? 0) & 1) === 1;
  return false;
}
