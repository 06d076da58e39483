import { TelnetParser } from "../parser.ts";
import type { ParserOptions, TelnetEvent } from "../parser.ts";

/** Test support: bytes from numbers and (Latin-1) strings. */
export function bytes(...parts: (number | string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === "number") return [part];
      return typeof part === "string" ? Array.from(part, (c) => c.charCodeAt(0)) : Array.from(part);
    }),
  );
}

/** `input` cut into packets at the given places. */
export function packets(input: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts)].filter((c) => c > 0 && c < input.length).sort((a, b) => a - b);
  return [...places, input.length].map((end, i) => input.subarray(i === 0 ? 0 : places[i - 1], end));
}

/** A packet for every byte. */
export function bytewise(input: Uint8Array): Uint8Array[] {
  return Array.from(input, (_, i) => input.subarray(i, i + 1));
}

/** All events of a stream, neighbouring data joined, bytes written as Latin-1 strings so that they compare at once. */
export function replay(stream: readonly Uint8Array[], options?: ParserOptions): string[] {
  const parser = new TelnetParser(options);
  return joined(stream.flatMap((packet) => parser.feed(packet.slice())));
}

export function joined(events: readonly TelnetEvent[]): string[] {
  const out: string[] = [];
  let text: string[] | undefined;
  for (const event of events) {
    if (event.kind === "data") {
      if (text === undefined) text = [];
      text.push(latin1(event.bytes));
      continue;
    }
    if (text !== undefined) out.push(`data ${text.join("")}`);
    text = undefined;
    out.push(print(event));
  }
  if (text !== undefined) out.push(`data ${text.join("")}`);
  return out;
}

function print(event: Exclude<TelnetEvent, { kind: "data" }>): string {
  switch (event.kind) {
    case "command":
      return `command ${event.code}`;
    case "negotiate":
      return `${event.verb} ${event.option}`;
    case "subnegotiation":
      return `sb ${event.option} ${latin1(event.bytes)}`;
    case "dropped":
      return `dropped ${event.option} ${event.length}`;
  }
}

export function latin1(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  return text;
}

/** A small deterministic generator (mulberry32), for cuts that are the same in every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
