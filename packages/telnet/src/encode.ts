import { IAC, SB, SE } from "./codes.ts";
import type { Verb } from "./codes.ts";

/** Doubles every IAC (RFC 854). Returns the very same array when there is none: do not write into it. */
export function escape(bytes: Uint8Array): Uint8Array {
  let at = bytes.indexOf(IAC);
  if (at < 0) return bytes;
  let extra = 0;
  for (let i = at; i >= 0; i = bytes.indexOf(IAC, i + 1)) extra++;
  const out = new Uint8Array(bytes.length + extra);
  let from = 0;
  let to = 0;
  while (at >= 0) {
    out.set(bytes.subarray(from, at + 1), to);
    to += at + 1 - from;
    out[to++] = IAC;
    from = at + 1;
    at = bytes.indexOf(IAC, from);
  }
  out.set(bytes.subarray(from), to);
  return out;
}

/** `IAC code`, for GA, EOR, NOP, AYT and their like. */
export function command(code: number): Uint8Array {
  return Uint8Array.of(IAC, code);
}

/** `IAC verb option`. The option is never doubled here (RFC 854), not even 255. */
export function negotiate(verb: Verb, option: number): Uint8Array {
  return Uint8Array.of(IAC, verb, option);
}

/** `IAC SB option bytes IAC SE`, with every IAC in `bytes` doubled. */
export function subnegotiation(option: number, bytes: Uint8Array = new Uint8Array(0)): Uint8Array {
  const head = option === IAC ? [IAC, SB, IAC, IAC] : [IAC, SB, option];
  const body = escape(bytes);
  const out = new Uint8Array(head.length + body.length + 2);
  out.set(head);
  out.set(body, head.length);
  out[out.length - 2] = IAC;
  out[out.length - 1] = SE;
  return out;
}
