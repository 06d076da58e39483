import type { IncomingHttpHeaders } from "node:http";
import { canonicalAddress, type AddressList } from "./addresses.ts";
import type { Peer } from "./peer.ts";

/**
 * Who sent a request: the connection's peer, or, when that is a listed proxy, whom its X-Forwarded-For names. Read from
 * the right, for every proxy adds on the right what it saw and the left is whatever the client wrote.
 */
export function requestPeer(peer: Peer, headers: IncomingHttpHeaders, proxies: AddressList): Peer {
  if (!proxies.has(peer.address)) return peer;
  const secure = isSecure(peer, headers);
  let { address, forwarded } = peer;
  for (const entry of valuesOf(headers["x-forwarded-for"]).reverse()) {
    const hop = hopAddress(entry);
    if (hop === undefined) break;
    address = hop;
    forwarded = true;
    if (!proxies.has(hop)) break;
  }
  return { address, secure, forwarded };
}

/** Somebody passed this request on, whoever that was. */
export function isPassedOn(headers: IncomingHttpHeaders): boolean {
  return ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some((name) => headers[name] !== undefined);
}

function isSecure(peer: Peer, headers: IncomingHttpHeaders): boolean {
  const proto = valuesOf(headers["x-forwarded-proto"]).at(-1)?.toLowerCase();
  return proto === undefined ? peer.secure : proto === "https" || proto === "wss";
}

function valuesOf(header: string | string[] | undefined): string[] {
  return (Array.isArray(header) ? header.join(",") : (header ?? ""))
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`. */
function hopAddress(entry: string): string | undefined {
  const [, bracketed, withPort] = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(entry) ?? [];
  return canonicalAddress(bracketed ?? withPort ?? entry);
}
